import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { QUESTIONNAIRES } from '../content/questionnaires/index.ts';
import { AppError } from '../domain/errors.ts';
import { expressionEnv } from '../domain/questionnaire/enabled.ts';
import { expand } from '../domain/questionnaire/expand.ts';
import { lookupOf } from '../domain/questionnaire/expression-env.ts';
import { answersFromFhir } from '../domain/questionnaire/from-fhir.ts';
import { inspectQuestionnaire, loadQuestionnaire } from '../domain/questionnaire/load-questionnaire.ts';
import type { LoadedQuestionnaire } from '../domain/questionnaire/loaded.ts';
import { gateValue, MORE, saysMore } from '../domain/questionnaire/repetition-keys.ts';
import { calculated, scoresOf } from '../domain/questionnaire/score.ts';
import { validate } from '../domain/questionnaire/validate.ts';

/** `companion questionnaire …`: what the interpreter makes of a clinic's own FHIR questionnaires. */
export function questionnaireCommand(): Command {
  const group = new Command('questionnaire').description('checks FHIR R4 questionnaires and responses to them');
  group
    .command('check <file...>')
    .description('says of each questionnaire whether it can be run, or which items cannot and why')
    .option('--json', 'one JSON line a file', false)
    .action((files: string[], { json }: { json: boolean }) => check(files, json));
  group
    .command('validate <questionnaire> <response>')
    .description('prints which items are enabled and what is wrong with the answers, as JSON')
    .action(async (...files: [string, string]) => print(validation(await opened(...files))));
  group
    .command('score <questionnaire> <response>')
    .description('prints the value of every calculated item and the total of each instrument, as JSON')
    .action(async (...files: [string, string]) => print(scores(await opened(...files))));
  return group;
}

async function check(files: string[], json: boolean): Promise<void> {
  let refused = 0;
  for (const file of files) {
    const { faults } = inspectQuestionnaire(await read(file), ours);
    if (faults.length > 0) refused += 1;
    if (json) print({ file, ok: faults.length === 0, faults });
    else if (faults.length === 0) console.log(`${file}: ok`);
    else console.log([`${file}:`, ...faults.map(({ linkId, reason }) => `  ${linkId}: ${reason}`)].join('\n'));
  }
  if (refused > 0) {
    throw new AppError('questionnaire.invalid', `${refused} of ${files.length} questionnaires cannot be run.`);
  }
}

interface Opened {
  questionnaire: LoadedQuestionnaire;
  answers: ReturnType<typeof answersFromFhir>;
  env: { now: string; context: Record<string, never> };
}

async function opened(questionnaireFile: string, responseFile: string): Promise<Opened> {
  const json = await read(questionnaireFile);
  // One that cannot be asked in a conversation may still have been answered elsewhere.
  const questionnaire = inspectQuestionnaire(json, ours).loaded ?? loadQuestionnaire(json, ours);
  const response = await read(responseFile);
  try {
    const answers = answersFromFhir(questionnaire, response);
    return { questionnaire, answers, env: { now: new Date().toISOString(), context: {} } };
  } catch (cause) {
    throw new AppError('request.invalid', `${responseFile} is no FHIR R4 QuestionnaireResponse.`, { cause });
  }
}

function validation({ questionnaire, answers, env }: Opened) {
  const offered = withFirstEntries(questionnaire, answers);
  const expanded = expand(questionnaire, offered);
  const seen = expressionEnv(expanded, { ...env, answers: lookupOf(offered) });
  const items = [...expanded.items.values()].filter(({ linkId }) => seen.isEnabled(linkId));
  const enabled = [...new Set(items.map(({ item }) => item.linkId))];
  return { enabled, issues: validate(questionnaire, answers, env) };
}

/** An item in a list that is empty is enabled where its first entry could be made. */
function withFirstEntries(q: LoadedQuestionnaire, answers: Opened['answers']): Opened['answers'] {
  const gates = [...expand(q, answers).items.values()].filter(
    ({ linkId, gate, answerType }) => gate?.index === 0 && answerType !== undefined && !saysMore(answers[linkId]),
  );
  const more = { state: 'answered' as const, values: [gateValue(MORE)] };
  return gates.length === 0
    ? answers
    : withFirstEntries(q, { ...answers, ...Object.fromEntries(gates.map(({ linkId }) => [linkId, more])) });
}

function scores({ questionnaire, answers, env }: Opened) {
  const known = { ...env, answers: lookupOf(answers) };
  const expanded = expand(questionnaire, answers);
  const totals = Object.values(scoresOf(expanded, known)).filter(({ complete }) => complete);
  return {
    ...Object.fromEntries(totals.map(({ instrument, value }) => [`${instrument}.total`, value])),
    ...calculated(expanded, known),
  };
}

async function read(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError('not-found', `${file} cannot be read.`, { cause });
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('request.invalid', `${file} is not JSON.`, { cause });
  }
}

/** The sub-questionnaires that ship with the product. */
function ours(canonical: string): unknown {
  return QUESTIONNAIRES.find((json) => {
    const { url, version } = json as { url?: string; version?: string };
    return canonical === `${url}|${version}` || canonical === url;
  });
}

function print(value: unknown): void {
  console.log(JSON.stringify(value));
}
