// What the marks in a chart mean.

const ofInstance = {
  lit: 'where it is',
  taken: 'the step just taken',
  operator: 'you can ask for it',
  platform: 'the platform can report it',
};

/** A sample of each mark with its meaning; those of an instance unless others are given. */
export function ChartLegend(props: { readonly meanings?: Readonly<Record<string, string>> }) {
  const { meanings = ofInstance } = props;
  return (
    <ul class="chart-legend">
      {Object.entries(meanings).map(([key, meaning]) => (
        <li key={key}>
          <span class={`key key-${key}`} /> {meaning}
        </li>
      ))}
    </ul>
  );
}
