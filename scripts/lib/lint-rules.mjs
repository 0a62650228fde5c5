// Rules that no plugin has. Each is planted in tests/boundaries/boundaries.test.ts.

/** @type {import('eslint').Rule.RuleModule} */
const datedTodo = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (!/\b(?:TODO|FIXME|XXX|HACK)\b(?! \[20\d\d-(?:0[1-9]|1[0-2])\]: \S)/.test(comment.value)) continue;
        context.report({
          loc: comment.loc,
          message: 'A TODO carries the month it ends: TODO [2027-03]: what.',
        });
      }
    },
  }),
};

/** @type {import('eslint').Rule.RuleModule} */
const reasonedDisable = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        const directive = /^\s*eslint-disable(?:-next-line|-line)?\b(?<rest>[^]*)$/.exec(comment.value);
        if (directive === null) continue;
        const [rules, reason] = directive.groups.rest.split(/\s--\s/);
        if (rules.trim() !== '' && reason?.trim()) continue;
        context.report({
          loc: comment.loc,
          message: 'Name the rules, and the reason: eslint-disable-… rule -- why.',
        });
      }
    },
  }),
};

/** @type {import('eslint').ESLint.Plugin} */
export const sluiceRules = {
  meta: { name: 'sluice' },
  rules: { 'dated-todo': datedTodo, 'reasoned-disable': reasonedDisable },
};
