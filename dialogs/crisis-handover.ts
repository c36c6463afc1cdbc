import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { LoadedItem } from '../src/domain/questionnaire/loaded.ts';
import { nextItem } from '../src/domain/questionnaire/next-item.ts';
import { scriptOf } from '../src/domain/safety/scripts.ts';
import { screenAlertStep } from '../src/domain/safety/suicide-screen.ts';
import { isSuicidal, sortTiers } from '../src/domain/safety/tier-rules.ts';
import type { Mark, Tier } from '../src/domain/safety/tiers.ts';
import type { FindingAlert } from '../src/domain/triage/finding.ts';
import type { Judgement } from '../src/domain/triage/judge.ts';
import { crisisMessage } from './crisis-message.ts';
import { CRISIS } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import type { GivenByLinkId, QuestionnaireRun } from './questionnaire-run.ts';
import { stateOf } from './questionnaire-state.ts';
import { raiseAlert } from './raise-alert.ts';
import { situationOf } from './situation.ts';
import { standFast } from './stand-fast.ts';
import { say } from './talk.ts';

type Alerting = Judgement['alerts'][number];

/**
 * What the rules ask for after an answer: words for the patient, same-day alerts, or a crisis. A result means that
 * somebody else has the floor now; undefined, that the questionnaire goes on.
 */
export async function handOver(
  dc: DialogContext,
  parts: DialogParts,
  run: QuestionnaireRun,
  item: LoadedItem,
  given: GivenByLinkId,
  judgement: Judgement,
): Promise<DialogTurnResult | undefined> {
  const crisis = judgement.alerts.filter(({ alert }) => 'tier' in alert);
  const tiers = sortTiers(crisis.flatMap(({ alert }) => ('tier' in alert ? [alert.tier] : [])));
  const marks = [...new Set(crisis.flatMap(({ alert }) => alert.marks ?? []))];
  const sayAll = async () => {
    await sayTexts(dc, parts, judgement);
    await raiseSameDay(dc, parts, judgement.alerts);
    const code = crisis[0]?.finding.code;
    return tiers.length === 0 ? undefined : sayCrisis(dc, parts, run, item, given, { tiers, marks, code });
  };
  return tiers.length === 0 ? sayAll() : standFast(dc.context, parts, { tiers, marks }, sayAll);
}

async function sayCrisis(
  dc: DialogContext,
  parts: DialogParts,
  run: QuestionnaireRun,
  item: LoadedItem,
  given: GivenByLinkId,
  { tiers, marks, code }: { tiers: Tier[]; marks: Mark[]; code: string | undefined },
): Promise<DialogTurnResult | undefined> {
  const refused = Object.values(given).every((answer) => answer.state !== 'answered');
  const next = nextItem(run.questionnaire, run.env);
  const inScreen = suicideScreenOf(item) !== undefined;
  const callsScreen = tiers.every(isSuicidal) && next !== undefined && suicideScreenOf(next) !== undefined;
  if (inScreen && tiers.includes('IMMINENT')) return acute(dc, run, refused);
  if (inScreen || callsScreen) return screenAnswer(dc, parts, tiers, refused);
  const options = {
    tiers,
    marks,
    ...(code === undefined ? {} : { code }),
    homeSafeAnswer: item.linkId === 's2.home_safe',
  };
  return dc.beginDialog(CRISIS, options);
}

/** The suicide screen an item stands in. */
export function suicideScreenOf(item: LoadedItem | undefined): LoadedItem | undefined {
  if (item === undefined) return undefined;
  return item.suicideScreen ? item : suicideScreenOf(item.parent);
}

/** After the last item of a suicide screen: it counts as finished, and the script of the strongest tier follows. */
export async function screenEnded(
  dc: DialogContext,
  run: QuestionnaireRun,
  next: LoadedItem | undefined,
): Promise<DialogTurnResult | undefined> {
  const state = stateOf(dc);
  if (state.screen?.open !== true || suicideScreenOf(next) !== undefined) return undefined;
  const { tiers, refusalsOnly } = state.screen;
  finishScreen(dc, run);
  const screenEnd = { tiers, refusalsOnly };
  if (state.withinCrisis === true) return endWithinCrisis(dc, run, { screenEnd });
  return tiers.length === 0 ? undefined : dc.beginDialog(CRISIS, { screenEnd });
}

/** "Are you having thoughts of killing yourself right now?": yes, or refused. Its script comes at once. */
async function acute(dc: DialogContext, run: QuestionnaireRun, refused: boolean): Promise<DialogTurnResult> {
  finishScreen(dc, run);
  if (stateOf(dc).withinCrisis === true) return endWithinCrisis(dc, run, { acute: { refused } });
  return dc.beginDialog(CRISIS, { acute: { refused } });
}

function finishScreen(dc: DialogContext, run: QuestionnaireRun): void {
  const scope = scopeOf(dc.context);
  const state = stateOf(dc);
  delete state.screen;
  if (state.only !== undefined) return;
  const suicideScreen = { at: scope.now, responseId: run.response.id };
  scope.emit({ kind: 'patient.changed', patientId: run.patient.id, set: { suicideScreen } });
}

function endWithinCrisis(dc: DialogContext, run: QuestionnaireRun, result: object): Promise<DialogTurnResult> {
  const scope = scopeOf(dc.context);
  scope.emit({ kind: 'response.ended', responseId: run.response.id, status: 'completed', at: scope.now });
  return dc.endDialog(result);
}

/** Within a screen every yes and every refusal alerts at once; the first one says so, with the numbers. */
async function screenAnswer(
  dc: DialogContext,
  parts: DialogParts,
  tiers: Tier[],
  refused: boolean,
): Promise<undefined> {
  const scope = scopeOf(dc.context);
  const state = stateOf(dc);
  const before = state.screen ?? { open: true, letting: false, tiers: [], refusalsOnly: true };
  const situation = await situationOf(dc, parts, { tiers, marks: [], supportCount: 0 });
  for (const tier of tiers) {
    const step = screenAlertStep({ tier, refused, first: !before.letting && state.withinCrisis !== true }, situation);
    if (step.raise !== undefined) await raiseAlert(scope, step.raise);
    if (step.say.length > 0 && !before.letting) {
      await dc.context.sendActivity(crisisMessage(step.say, situation, parts.texts, dc));
    }
    before.letting = true;
  }
  scope.keep();
  state.screen = {
    ...before,
    tiers: sortTiers([...before.tiers, ...tiers]),
    refusalsOnly: before.refusalsOnly && refused,
  };
  return undefined;
}

async function sayTexts(dc: DialogContext, parts: DialogParts, judgement: Judgement): Promise<void> {
  const scope = scopeOf(dc.context);
  if (judgement.patientTexts.length === 0) return;
  const { lines } = await situationOf(dc, parts, { tiers: [], marks: [], supportCount: 0 });
  for (const text of judgement.patientTexts) {
    stateOf(dc).told.push(text.key);
    await say(dc.context, parts.texts, { ...text, params: { ...text.params, e: lines.e, clinic: scope.clinic.name } });
  }
}

/** A person calls or looks the same day: no script. The patient text is followed by `letting` unless it is silent. */
async function raiseSameDay(dc: DialogContext, parts: DialogParts, alerts: Alerting[]): Promise<void> {
  const sameDay = alerts.filter(({ alert }) => 'sameDay' in alert);
  for (const { finding, alert } of sameDay) {
    const cause = {
      tiers: [] as Tier[],
      marks: (alert.marks ?? []) as Mark[],
      code: finding.code,
      told: !isSilent(alert),
    };
    await raiseAlert(scopeOf(dc.context), {
      ...cause,
      ...('sameDay' in alert ? { minutes: alert.minutes } : {}),
      ...('sameDay' in alert && alert.to !== undefined ? { to: alert.to } : {}),
    });
  }
  if (!sameDay.some(({ alert }) => !isSilent(alert))) return;
  const situation = await situationOf(dc, parts, { tiers: [], marks: [], supportCount: 0 });
  await say(dc.context, parts.texts, scriptOf('letting', situation));
}

function isSilent(alert: FindingAlert): boolean {
  return 'sameDay' in alert && alert.silent === true;
}
