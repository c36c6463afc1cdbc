import { type CompiledLexicon, compileLexicon } from '../../src/domain/safety/compile-lexicon.ts';
import type { SafetyLexicon } from '../../src/domain/safety/lexicon.ts';
import { normalise } from '../../src/domain/safety/normalise.ts';
import type { LabelFigures, PublicFigures, SetFigures, Share } from './safety-figures.ts';
import { wilson } from './wilson.ts';

/** The report as a page: what the detector finds, what it misses, and how sure the figures are. */
export function renderReport(sets: SetFigures[], open: PublicFigures[], lexicon: SafetyLexicon): string {
  const veil = veiled(compileLexicon(lexicon), lexicon);
  return [
    INTRODUCTION,
    ...sets.map(setSection),
    '## Public sets\n',
    table(['Set', 'Measure', 'Figure'], open.flatMap(publicRows)),
    '\n## Known misses\n',
    'Each text of our own sets whose first tier is another than a clinician’s. Words that name a means are left out.\n',
    table(
      ['Set', 'Text', 'Ought to be', 'Is'],
      sets.flatMap(({ set, misses }) => misses.map(({ text, label, found }) => [set, veil(text), label, found])),
    ),
    '',
  ].join('\n');
}

const INTRODUCTION = `# What the crisis detector finds, and what it misses

Every text that a person writes is looked at before anything else is done with it. This page says how well, on texts
that clinicians or their makers labelled. It is written by \`npm run safety:report\`; the tests fail when a figure of our
own texts falls below the one on this page. In the public sets each text is judged by a detector that never learnt from
it (five-fold cross-validation).

*Recall*: of the texts with this label, those found with just this tier. *Precision*: of the texts found with this
tier, those with the label. *Silent*: found with no tier at all, so that nothing is asked and nobody is told. Each
figure has its 95 % interval (Wilson). The figures of texts that the rules were made with say that nothing was
broken, no more; those kept for testing are the fairer ones, and real patients will write in ways that none of these
sets has.
`;

function setSection({ set, labels }: SetFigures): string {
  const rows = labels.map((figures) => [figures.label, ...columns(figures)]);
  return `## ${set[0]?.toUpperCase()}${set.slice(1)}\n\n${table(['Tier', 'Recall', 'Precision', 'Silent'], rows)}\n`;
}

function columns({ label, recall, precision, silent }: LabelFigures): string[] {
  return [percent(recall), percent(precision), label === 'NONE' ? '–' : percent(silent)];
}

function publicRows({ set, measures }: PublicFigures): string[][] {
  return Object.entries(measures).map(([measure, share]) => [set, measure, percent(share)]);
}

function percent({ part, whole }: Share): string {
  if (whole === 0) return '–';
  const [low, high] = wilson(part, whole).map((share) => (100 * share).toFixed(1));
  return `${((100 * part) / whole).toFixed(1)} % (${part} of ${whole}; ${low}–${high})`;
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The text with "…" for each word that names a means. */
function veiled({ words }: CompiledLexicon, { languages }: SafetyLexicon): (text: string) => string {
  const means = new Set(
    Object.values(languages).flatMap(({ classes }) => VEILED.flatMap((name) => (classes[name] ?? []).flatMap(wordsIn))),
  );
  return (text) => {
    const spans = normalise(text, words).filter(({ word }) => means.has(word));
    return spans.reduceRight((left, { start, end }) => `${left.slice(0, start)}…${left.slice(end)}`, text);
  };
}

const VEILED = ['weapon', 'meds', 'danger_meds', 'place', 'traffic'];

function wordsIn(phrase: string): string[] {
  return phrase.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
}
