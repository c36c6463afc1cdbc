import { z } from 'zod';
import { AppError } from './domain/errors.ts';
import { webhookKey } from './notifiers/webhook-signature.ts';

const text = z.string().trim().min(1).optional();
const webhookSecret = z
  .string()
  .refine((secret) => webhookKey(secret) !== undefined, 'is whsec_ and 24 to 64 random bytes in base64')
  .optional();

/** Every setting, with its default and what it is for; the only reader of the environment. */
const settingsSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  HOST: z.string().trim().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().trim().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:|mongodb:\/\/|mongodb\+srv:\/\/)/, 'begins with sqlite:, mongodb:// or mongodb+srv://')
    .optional(),
  DATABASE_KEY: z.string().min(16, 'has at least 16 characters').optional(),
  CLINICS_FILE: text,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  MicrosoftAppType: z.enum(['SingleTenant', 'MultiTenant', 'UserAssignedMSI']).optional(),
  MicrosoftAppId: text,
  MicrosoftAppPassword: text,
  MicrosoftAppTenantId: text,
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'is like smtps://user:password@host' }).optional(),
  SMTP_FROM: z.email().optional(),
  ALERT_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  ALERT_WEBHOOK_SECRET: webhookSecret,
  PATIENT_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  PATIENT_WEBHOOK_SECRET: webhookSecret,
});

type Webhook = { url: string; key: Buffer };

export interface Config {
  production: boolean;
  port: number;
  host: string;
  /** As people reach this server; without a trailing slash. Undefined: `http://<host>:<port>`. */
  publicUrl: string | undefined;
  dataDir: string;
  databaseUrl: string;
  databaseKey: string | undefined;
  clinicsFile: string | undefined;
  logLevel: string;
  /** Azure Bot Service credentials; undefined: the route is open to the loopback only, and closed in production. */
  azureBot: { appType: string; appId: string; password: string | undefined; tenantId: string | undefined } | undefined;
  /** How alerts leave for people; what is undefined is not used. */
  alerts: {
    smtp: { url: string; from: string | undefined } | undefined;
    webhook: Webhook | undefined;
  };
  /** The clinic's gateway for messages to patients. */
  patientWebhook: Webhook | undefined;
}

/** Reads and checks all settings; throws one `config.invalid` that names everything wrong or missing. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const parsed = settingsSchema.safeParse(givenIn(env));
  if (!parsed.success) throw invalid(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`));
  const settings = parsed.data;
  const production = settings.NODE_ENV === 'production';
  const faults = [
    ...pairFaults(settings),
    ...alertFaults(settings),
    ...(production ? productionFaults(settings) : loopbackFaults(settings)),
  ];
  if (faults.length > 0) throw invalid(faults);
  return Object.freeze({
    production,
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL?.replace(/\/$/, ''),
    dataDir: settings.DATA_DIR,
    databaseUrl: settings.DATABASE_URL ?? `sqlite:${settings.DATA_DIR}/companion.db`,
    databaseKey: settings.DATABASE_KEY,
    clinicsFile: settings.CLINICS_FILE,
    logLevel: settings.LOG_LEVEL,
    azureBot:
      settings.MicrosoftAppId === undefined
        ? undefined
        : {
            appType: settings.MicrosoftAppType ?? 'SingleTenant',
            appId: settings.MicrosoftAppId,
            password: settings.MicrosoftAppPassword,
            tenantId: settings.MicrosoftAppTenantId,
          },
    alerts: {
      smtp: settings.SMTP_URL === undefined ? undefined : { url: settings.SMTP_URL, from: settings.SMTP_FROM },
      webhook: webhookOf(settings, 'ALERT'),
    },
    patientWebhook: webhookOf(settings, 'PATIENT'),
  });
}

/** What is missing before the server would start in production. */
export function productionGaps(env: Record<string, string | undefined> = process.env): string[] {
  const parsed = settingsSchema.safeParse(givenIn(env));
  return parsed.success ? productionFaults(parsed.data) : [];
}

/** An empty setting is none. */
function givenIn(env: Record<string, string | undefined>) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}

const LOOPBACK = ['127.0.0.1', '::1', '[::1]', 'localhost'];

type Settings = z.infer<typeof settingsSchema>;

function pairFaults(settings: Settings): string[] {
  if (settings.MicrosoftAppId === undefined) return [];
  const type = settings.MicrosoftAppType ?? 'SingleTenant';
  const needed: [boolean, string][] = [
    [
      type === 'UserAssignedMSI' || settings.MicrosoftAppPassword !== undefined,
      'MicrosoftAppPassword: is needed with MicrosoftAppId',
    ],
    [
      type === 'MultiTenant' || settings.MicrosoftAppTenantId !== undefined,
      `MicrosoftAppTenantId: is needed for a bot of type ${type}`,
    ],
    [
      type !== 'UserAssignedMSI' || settings.MicrosoftAppPassword === undefined,
      'MicrosoftAppPassword: a managed identity has none; take it out',
    ],
  ];
  return needed.filter(([met]) => !met).map(([, fault]) => fault);
}

function webhookOf(settings: Settings, whose: 'ALERT' | 'PATIENT'): Webhook | undefined {
  const url = settings[`${whose}_WEBHOOK_URL`];
  const secret = settings[`${whose}_WEBHOOK_SECRET`];
  const key = secret === undefined ? undefined : webhookKey(secret);
  return url === undefined || key === undefined ? undefined : { url, key };
}

function alertFaults(settings: Settings): string[] {
  const { SMTP_URL, SMTP_FROM } = settings;
  const fromFault = SMTP_FROM !== undefined && SMTP_URL === undefined;
  return [
    ...webhookFaults(settings, 'ALERT'),
    ...webhookFaults(settings, 'PATIENT'),
    ...(fromFault ? ['SMTP_FROM: is of no use without SMTP_URL'] : []),
  ];
}

function webhookFaults(settings: Settings, whose: 'ALERT' | 'PATIENT'): string[] {
  const [urlName, secretName] = [`${whose}_WEBHOOK_URL`, `${whose}_WEBHOOK_SECRET`] as const;
  const url = settings[urlName];
  const isSafe = url === undefined || url.startsWith('https://') || LOOPBACK.includes(new URL(url).hostname);
  const needed: [boolean, string][] = [
    [(url === undefined) === (settings[secretName] === undefined), `${urlName}, ${secretName}: one needs the other`],
    [isSafe, `${urlName}: must be https outside this machine`],
  ];
  return needed.filter(([met]) => !met).map(([, fault]) => fault);
}

/** What production must have: each is a promise to patients that a default would quietly break. */
function productionFaults(settings: Settings): string[] {
  const mongo = settings.DATABASE_URL?.startsWith('mongodb') ?? false;
  const needed: [boolean, string][] = [
    [settings.MicrosoftAppId !== undefined, 'MicrosoftAppId, MicrosoftAppPassword: the bot needs its credentials'],
    [
      settings.DATABASE_KEY !== undefined || mongo,
      'DATABASE_KEY: encrypts the database file (or set DATABASE_URL to a MongoDB)',
    ],
    [settings.PUBLIC_URL?.startsWith('https://') ?? false, 'PUBLIC_URL: the https address people use'],
    [
      settings.OIDC_ISSUER !== undefined && settings.OIDC_CLIENT_ID !== undefined,
      'OIDC_ISSUER, OIDC_CLIENT_ID: how staff log in',
    ],
    [settings.CLINICS_FILE !== undefined, 'CLINICS_FILE: the clinics, with the region of each for its crisis numbers'],
  ];
  return needed.filter(([met]) => !met).map(([, fault]) => fault);
}

/** Without credentials anybody who reaches the bot's route is believed. */
function loopbackFaults(settings: Settings): string[] {
  const loopback = LOOPBACK.includes(settings.HOST);
  if (loopback || settings.MicrosoftAppId !== undefined) return [];
  return ['HOST: must be a loopback address while MicrosoftAppId is not set'];
}

function invalid(faults: string[]): AppError {
  return new AppError('config.invalid', `Please set or correct:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
}
