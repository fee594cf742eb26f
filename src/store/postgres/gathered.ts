/** Questions that are asked in one breath become one statement: `askAll` answers for all of them, each gets its own. */
export function gathered<Key, Answer>(
  askAll: (keys: Key[]) => Promise<ReadonlyMap<Key, Answer>>,
): (key: Key) => Promise<Answer | undefined> {
  let breath: { keys: Set<Key>; answers: Promise<ReadonlyMap<Key, Answer>> } | undefined;

  function gather() {
    const keys = new Set<Key>();
    const answers = Promise.resolve().then(() => {
      breath = undefined;
      return askAll([...keys]);
    });
    return { keys, answers };
  }

  return async (key) => {
    breath ??= gather();
    breath.keys.add(key);
    return (await breath.answers).get(key);
  };
}
