// The tip of an arrow, which ways have as their `marker-end`: `url(#tip-…)`.

/** A tip, to stand in the `defs` of a drawing. */
export const Tip = ({ look }: { look: string }) => (
  <marker
    id={`tip-${look}`}
    class={`tip ${look}`}
    viewBox="0 0 10 10"
    refX="9"
    refY="5"
    markerWidth="9"
    markerHeight="9"
    markerUnits="userSpaceOnUse"
    orient="auto"
  >
    <path d="M0 1L10 5L0 9z" />
  </marker>
);
