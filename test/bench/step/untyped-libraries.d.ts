// The part of javascript-state-machine that the bench uses; the package comes without types.

declare module 'javascript-state-machine' {
  const StateMachine: {
    factory<Instance>(options: {
      init: string;
      transitions: readonly { name: string; from: string; to: string }[];
      methods: Readonly<Record<string, () => void>>;
    }): new () => Instance;
  };
  export default StateMachine;
}
