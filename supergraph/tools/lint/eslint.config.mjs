// The whole lint configuration. It lives here because the top level holds no configuration files.
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import { boundaries } from './boundaries.mjs';

const sources = ['**/*.ts', '**/*.mjs', '**/*.svelte'];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/.build/**', '**/node_modules/**', '**/*.d.ts', '**/.data/**'] },
  ...tseslint.configs.recommended,
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    files: sources,
    plugins: { houqin: { rules: { boundaries } } },
    rules: {
      'houqin/boundaries': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_|^\\$\\$',
          caughtErrorsIgnorePattern: '^_',
        },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      'svelte/no-navigation-without-resolve': 'off',
      // It takes every local Map, Set and Date for state; ours that are state are runes already.
      'svelte/prefer-svelte-reactivity': 'off',
      // svelte-check knows which warnings a comment silences; this rule does not.
      'svelte/no-unused-svelte-ignore': 'off',
      // `{' '}` keeps a space that the formatter would drop.
      'svelte/no-useless-mustaches': 'off',
    },
  },
  {
    // The shell shares svelte's runtime, internals included, so it must import each part of it.
    files: ['shell/src/keep.ts'],
    rules: { 'svelte/no-svelte-internal': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/test/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 600, skipBlankLines: true, skipComments: true }] },
  },
);
