import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { sluiceRules } from './scripts/lib/lint-rules.mjs';

const tests = ['**/*.test.{ts,tsx}', 'tests/**', 'bench/**', '**/testing/**'];
/** Galleries, mocks and screenshot scripts beside the code. */
const dev = ['**/dev/**'];
const typescript = ['**/*.{ts,tsx}'];

const html = 'Page content is built node by node (Trusted Types pages, and hostile text).';
/** What no file of ours does. */
const never = [
  { selector: 'TSEnumDeclaration', message: 'No enums: a union of literals, or a const array.' },
  { selector: 'MemberExpression[property.name=/^(?:inner|outer)HTML$/]', message: html },
  { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: html },
  {
    selector:
      'CallExpression[callee.property.name=/^(?:insertAdjacentHTML|setHTMLUnsafe|createContextualFragment)$/]',
    message: html,
  },
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^write(?:ln)?$/]',
    message: html,
  },
];
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' };
const noSleep = [
  {
    selector: 'NewExpression[callee.name="Promise"] CallExpression[callee.name="setTimeout"]',
    message: 'Tests await an event, never a time.',
  },
  {
    selector: 'ImportDeclaration[source.value="node:timers/promises"]',
    message: 'Tests await an event, never a time.',
  },
  {
    selector: 'CallExpression[callee.property.name="waitForTimeout"]',
    message: 'Tests await an event, never a time.',
  },
];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/.output/',
      '.output-extra/',
      '**/.wxt/',
      '**/.tsbuild/',
      '**/.sluice/',
      '**/.sluice-demo/',
      '**/test-results/',
    ],
  },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { sluice: sluiceRules },
    rules: {
      'sluice/dated-todo': 'error',
      'sluice/reasoned-disable': 'error',
      'no-restricted-syntax': ['error', ...never, noDefaultExport],
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-undef': 'error',
      'no-unused-vars': ['error', { caughtErrors: 'none' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // The compiler does these two.
      'no-undef': 'off',
      'no-unused-vars': 'off',
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Spreading a string gives its characters, surrogate pairs kept whole: meant so wherever it is written.
      '@typescript-eslint/no-misused-spread': 'off',
      // There are no classes here; methods of our object literals don't use `this`.
      '@typescript-eslint/unbound-method': 'off',
      // Neither enums nor instances of classes are passed about here, and these two took a quarter of the time of all rules.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // What a boundary declares as a type may still be violated by a hostile page, so such checks stay.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      // execCommand and keyCode are deprecated, and what editors and IMEs still need.
      '@typescript-eslint/no-deprecated': 'off',
    },
  },
  {
    files: ['replicas/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    // Frameworks ask for a default export here.
    files: ['entrypoints/**', '**/*.config.{ts,mjs}', '.dependency-cruiser.mjs'],
    rules: { 'no-restricted-syntax': ['error', ...never] },
  },
  {
    // Types of build tools drag Node's globals into browser projects and the DOM's into Node's: not to be leaned on.
    files: ['lib/**', 'entrypoints/**', 'console/**'],
    ignores: [...tests, ...dev, 'console/vite.config.ts'],
    rules: { 'no-restricted-globals': ['error', 'process', 'Buffer', 'require', '__dirname', 'global'] },
  },
  {
    files: ['server/**', 'cli/**'],
    rules: { 'no-restricted-globals': ['error', 'document', 'window', 'localStorage', 'navigator'] },
  },
  { files: ['server/log.ts', 'scripts/**', 'cli/**', ...dev, ...tests], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.{mjs,js}'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  {
    files: tests,
    rules: {
      'no-restricted-syntax': ['error', ...never, noDefaultExport, ...noSleep],
      // A test may hand over what the types forbid: that is often its point.
      '@typescript-eslint/consistent-type-assertions': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
);
