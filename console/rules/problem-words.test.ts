import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parsePolicyFiles } from '../../lib/core/policy/parse.ts';
import { say } from '../../lib/core/sentence.ts';
import { germanSentences as german } from './problem-sentences.ts';
import { problemSentence, problemWords } from './problem-words.ts';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** What `say` says anywhere in lib/core, and what the schemas of policy say of values. */
function sentencesOfCore(): ReadonlySet<string> {
  const found = new Set<string>();
  const read = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'say')
      found.add(templateOf(node.template));
    if (ts.isCallExpression(node) && /^v\.(?:regex|check|minLength)$/.test(node.expression.getText())) {
      const last = node.arguments.at(-1);
      if (last !== undefined && ts.isStringLiteral(last)) found.add(last.text);
    }
    ts.forEachChild(node, read);
  };
  const core = path.join(root, 'lib/core');
  for (const name of readdirSync(core, { recursive: true, encoding: 'utf8' })) {
    if (!/^(?:policy|detect)\/.*\.ts$/.test(name) || name.endsWith('.test.ts')) continue;
    const text = readFileSync(path.join(core, name), 'utf8');
    if (/\bsay`|\bv\./.test(text)) read(ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true));
  }
  return found;
}

function templateOf(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return template.templateSpans.reduce(
    (said, span, at) => `${said}{${String(at)}}${span.literal.text}`,
    template.head.text,
  );
}

describe('problems in another language', () => {
  it('has every sentence of the check, and none that it no longer says', () => {
    const said = sentencesOfCore();
    expect(said.size).toBeGreaterThan(100);
    expect([...said].filter((sentence) => !Object.hasOwn(german, sentence))).toEqual([]);
    expect(Object.keys(german).filter((sentence) => !said.has(sentence))).toEqual([]);
  });

  it('says what stands in the places of each', () => {
    const places = (sentence: string) => [...sentence.matchAll(/\{\d\}/g)].map(String).sort();
    for (const [english, other] of Object.entries(german))
      expect(places(other), english).toEqual(places(english));
  });

  it('is German for a malformed policy, down to the words in a sentence', () => {
    const text = 'apiVersion: sluice/v1\nkind: RulePack\nid: a\ntitle: { en: A }\nversion: 1.0.0\nrules: 3\n';
    const { problems } = parsePolicyFiles([{ path: 'rules/packs/a.yaml', text }]);
    expect(problems.map((problem) => problemSentence(problem, german))).toContainEqual(
      'rules: erwartet wird eine Liste; hier steht 3.',
    );
  });

  it('frames what the YAML parser says in English', () => {
    const [problem] = parsePolicyFiles([{ path: 'rules/packs/a.yaml', text: 'a: 1\na: 2\n' }]).problems;
    expect(problem && problemSentence(problem, german)).toBe(
      'Das ist kein gültiges YAML. Der YAML-Leser sagt auf Englisch: “Map keys must be unique.”',
    );
  });

  it('says in English what it has no words for, and never takes a value for a place', () => {
    const said = [say`This ${'{1}'} is ${'new'}.`] as const;
    expect(problemWords({ message: '', said }, german)).toEqual({ message: 'This {1} is new.', hint: null });
    expect(problemWords({ message: 'Older.', hint: 'Old.' })).toEqual({
      message: 'Older.',
      hint: 'Old.',
    });
  });
});
