import { randomBytes, randomInt } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type restify from 'restify';
import { monotonicFactory } from 'ulid';
import { CompanionBot } from '../bots/companion-bot.ts';
import { RootDialog } from '../dialogs/root-dialog.ts';
import { createApp } from './app.ts';
import { type AzureBotService, mountAzureBotService } from './channels/azure-bot-service.ts';
import { createChatTokens } from './channels/direct-line/chat-tokens.ts';
import { type DirectLine, mountDirectLine } from './channels/direct-line/mount-direct-line.ts';
import type { Config } from './config.ts';
import { loadClinicForms } from './content/clinic-forms/load-clinic-forms.ts';
import { clinicWarnings } from './content/clinic-warnings.ts';
import { readClinics } from './content/clinics.ts';
import { loadContent } from './content/load-content.ts';
import { PLAN_TEMPLATES } from './content/plan-templates.ts';
import { SHIPPED_SOURCES } from './content/questionnaires/index.ts';
import { INSTRUMENTS } from './content/questionnaires/licences.ts';
import { SOURCES } from './content/sources.ts';
import type { Outreach } from './domain/care/outreach.ts';
import type { Clinic } from './domain/clinic.ts';
import type { Clock, NewId } from './domain/clock.ts';
import type { Content } from './domain/content.ts';
import type { Log, Store } from './domain/ports.ts';
import { reviewAge } from './domain/review-age.ts';
import { unsavedReply } from './domain/safety/unsaved.ts';
import { openNotifiers, openWaysOut } from './notifiers/open-notifiers.ts';
import { Pager } from './notifiers/pager.ts';
import { CareReminders } from './reminders/care-reminders.ts';
import { DueTimers } from './reminders/due-timers.ts';
import { eraseRefused } from './reminders/erase-refused.ts';
import { Outreaches } from './reminders/outreaches.ts';
import { openStore } from './storage/open-store.ts';
import { keptQuestionnaires, publishQuestionnaires } from './storage/published-questionnaires.ts';
import { signingKey } from './storage/signing-key.ts';
import { CryingTurnRunner } from './turns/crying-turn-runner.ts';
import { type Deliveries, FinishTurn } from './turns/finish-turn.ts';
import { FollowingRunner } from './turns/following-runner.ts';
import { Recovery } from './turns/recovery.ts';
import { repeat } from './turns/repeat.ts';
import { AtomicTurnRunner } from './turns/turn-runner.ts';
import { TurnSignal } from './turns/turn-signal.ts';
import { staffAcknowledge } from './web/api/alert-acts.ts';
import type { ApiParts } from './web/api/api-parts.ts';
import { mountHealth } from './web/api/health.ts';
import { mountApi } from './web/api/mount-api.ts';
import { createStaffTokens } from './web/api/staff-tokens.ts';
import { mountConsole } from './web/console/mount-console.ts';
import { createLinkCodes } from './web/widget/link-codes.ts';
import { mountWidget } from './web/widget/mount-widget.ts';
import { createPatientLinks } from './web/widget/patient-links.ts';
import { createResumeCodes } from './web/widget/resume-codes.ts';

const RECOVERY_MS = 5_000;
const TIMERS_MS = 2_000;
const REMINDERS_MS = 5_000;
const OUTREACH_MS = 5_000;
const PAGER_MS = 250;
/** Many more steps than an id's letters have values. */
const RANDOM = 2 ** 32;
const ERASE_MS = 10 * 60_000;

/** The whole server, put together and not yet listening. */
export interface Companion {
  server: restify.Server;
  store: Store;
  staffTokens: ReturnType<typeof createStaffTokens>;
  clinicIds: string[];
  /** Finishes what a crash left, and starts the background tasks. */
  begin(): Promise<void>;
  /** Ends streams and background tasks, waits for turns under way, closes the store. Twice is fine. */
  close(): Promise<void>;
}

/** Puts the parts together. Throws `config.invalid`, `content.invalid` or `store.unavailable` with what to do. */
export async function compose(config: Config, log: Log, clock: Clock): Promise<Companion> {
  // Node keeps a pool of random numbers; ulid by itself asks the system for each letter.
  const random = () => randomInt(RANDOM) / RANDOM;
  const ulid = monotonicFactory(random);
  const newId: NewId = (kind) => `${kind}_${ulid(clock.now().getTime())}`;
  const clinics = await readClinics(config.clinicsFile);
  const clinic = (id: string) => clinics.find((each) => each.id === id);
  await mkdir(config.dataDir, { recursive: true });
  const store = await openStore({ url: config.databaseUrl, key: config.databaseKey, log });
  const kept = await keptQuestionnaires(store.records);
  const forms = await loadClinicForms({
    folder: join(config.dataDir, 'questionnaires'),
    clinics,
    kept: (canonical) => kept.get(canonical)?.json,
    log,
  });
  const current = [...SHIPPED_SOURCES, ...forms];
  const content = loadContent([...(await publishQuestionnaires(store.records, current, clock, log)), ...current]);
  const key = await signingKey(store.records, clock, randomBytes);
  const chatTokens = createChatTokens({ key, clock });
  const staffTokens = createStaffTokens({ key, clock, newId });

  const signal = new TurnSignal();
  const deliveries: Deliveries = { directline: async (turn) => signal.publish(turn.conversationId, turn) };
  const finish = new FinishTurn(store, deliveries, log);
  const codeParts = { records: store.records, key, clock, randomBytes };
  const codes = createLinkCodes(codeParts);
  const bot = new CompanionBot(new RootDialog({ ...content, codes }));
  const apology = (language: 'en' | 'es') => content.texts.format(language, { key: 'apology' });
  const { version: contentVersion, library, medicines, part2 } = content;
  const atomic = new AtomicTurnRunner({ store, bot, finish, clinic, clock, newId, log, contentVersion, apology });
  let directLine: DirectLine | undefined;
  let azure: AzureBotService | undefined;
  const crying = new CryingTurnRunner({
    runner: atomic,
    reply: ({ activity, start }) => {
      const where = clinic(start?.clinicId ?? '') ?? clinics[0];
      return where === undefined ? undefined : unsavedReply(content, activity, where, start?.language);
    },
    announce: (conversationId, activities) => directLine?.announce(conversationId, activities),
    wait: (ms) => wait(ms, undefined, { ref: false }),
    log,
  });
  const runner = new FollowingRunner({ runner: crying, store, clock });

  const common = { store, turns: store.turns, runner, signal, newId, clock, log, texts: content.texts };
  const publicUrl = () => config.publicUrl ?? `http://${config.host}:${config.port}`;
  const links = createPatientLinks({ records: store.records, key, clock, publicUrl });
  const plan = { nameOf: library.nameOf, timing: content.careTiming };
  const ways = openWaysOut({ smtp: config.alerts.smtp, webhook: config.patientWebhook }, publicUrl(), clock);
  const outreaches = new Outreaches({ ...common, links, ways, clinic, plan, random });
  const reached = (outreach: Outreach) =>
    void outreaches
      .seen(outreach)
      .catch((error: Error) => log.warn({ outreach: outreach.id, error: error.name }, 'that it was seen is not noted'));
  const api: ApiParts = {
    ...common,
    codes,
    clinic,
    library,
    medicines,
    part2,
    crisisLines: content.crisisLines,
    staffTokens,
    sources: SOURCES,
    planTemplates: PLAN_TEMPLATES,
    instruments: INSTRUMENTS,
    links,
    ways,
  };
  const demoClinic = config.production ? {} : { demoClinic: clinics[0]?.id ?? '' };
  const here = import.meta.dirname;
  const server = createApp({
    log,
    mounts: [
      (to) => {
        directLine = mountDirectLine(to, { ...common, tokens: chatTokens, clinics: clinic, publicUrl, reached });
      },
      (to) =>
        mountWidget(to, {
          ...common,
          ...demoClinic,
          clinics: clinic,
          tokens: chatTokens,
          codes: createResumeCodes(codeParts),
          links,
          publicDir: `${here}/web/widget/public`,
          ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
        }),
      (to) => mountApi(to, api),
      (to) => mountHealth(to, { store }),
      (to) => mountConsole(to, { publicDir: `${here}/web/console/public` }),
      (to) => {
        const { screen, crisisLines } = content;
        const acknowledge = staffAcknowledge(api);
        const staff = { clinics, records: store.records, clock, screen, crisisLines, acknowledge };
        azure = mountAzureBotService(to, { ...common, config, clinicId: clinics[0]?.id ?? '', staff });
        Object.assign(deliveries, { msteams: azure.deliver, emulator: azure.deliver });
      },
    ],
  });

  const holder = newId('login');
  const recovery = new Recovery({ store, finish, clock, log, holder });
  const timers = new DueTimers({ store, runner, clock, log, holder });
  const reminders = new CareReminders({ store, runner, plan, clock, log, holder });
  const pager = new Pager({
    ...{ store, runner, clinic, clock, log, holder, texts: content.texts, ladders: content.escalation },
    notifiers: [...openNotifiers(config.alerts, publicUrl(), clock), ...(azure === undefined ? [] : [azure.notifier])],
    consoleUrl: () => `${publicUrl()}/console/`,
    random,
  });
  warnOfSilence(clinics, config, log);
  warnOfAge(content, clock.now(), log);
  const stops: (() => Promise<void>)[] = [];
  let closed = false;
  return {
    server,
    store,
    staffTokens,
    clinicIds: clinics.map(({ id }) => id),
    begin: async () => {
      await recovery.recover();
      stops.push(repeat('recovery', RECOVERY_MS, () => recovery.recover(), log));
      stops.push(repeat('timers', TIMERS_MS, () => timers.run(), log));
      stops.push(repeat('reminders', REMINDERS_MS, () => reminders.run(), log));
      stops.push(repeat('outreach', OUTREACH_MS, () => outreaches.run(), log));
      stops.push(repeat('pager', PAGER_MS, () => pager.run(), log));
      stops.push(repeat('erase', ERASE_MS, () => eraseRefused(store, clock, log), log));
    },
    close: async () => {
      if (closed) return;
      closed = true;
      await outreaches.close();
      await Promise.all(stops.map((stop) => stop()));
      await pager.close();
      directLine?.close();
      await atomic.drain();
      await store.close();
    },
  };
}

/** What is missing is said once, at the start. */
function warnOfSilence(clinics: Clinic[], { alerts, azureBot }: Config, log: Log): void {
  const inTeams = azureBot !== undefined && clinics.some(({ staff }) => staff?.some(({ teamsId }) => teamsId));
  const nowhere = alerts.smtp === undefined && alerts.webhook === undefined && !inTeams;
  if (nowhere) log.warn({}, 'neither SMTP_URL nor ALERT_WEBHOOK_URL is set: alerts stand in the console only');
  for (const each of clinics) for (const warning of clinicWarnings(each)) log.warn({ clinicId: each.id }, warning);
}

/** Numbers that nobody has looked at for long may ring in vain, and the law may say something else by now. */
function warnOfAge({ crisisLines, jurisdictions }: Content, now: Date, log: Log): void {
  const { verifiedOn } = crisisLines;
  const { reviewedOn } = jurisdictions;
  if (reviewAge(verifiedOn, now).stale)
    log.warn({ verifiedOn }, 'the crisis numbers are due to be verified: see companion doctor');
  if (reviewAge(reviewedOn, now).stale)
    log.warn({ reviewedOn }, 'the law of the places is due to be reviewed: see companion doctor');
}
