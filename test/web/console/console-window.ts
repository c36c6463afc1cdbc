import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { mountApi } from '../../../src/web/api/mount-api.ts';
import type { Role } from '../../../src/web/api/roles.ts';
import { mountConsole } from '../../../src/web/console/mount-console.ts';
import { PATIENCE_MS } from '../../support/browser.ts';
import { SeededClinic } from '../../support/seeded-clinic.ts';
import { type People, seedPeople } from '../../support/seeded-people.ts';
import { serve } from '../../support/server.ts';

export const PUBLIC_DIR = fileURLToPath(new URL('../../../src/web/console/public', import.meta.url));
const SHOTS = process.env.CONSOLE_SHOTS;

/** A seeded clinic whose console is open in browsers, with an eye on everything that must not happen there. */
export class ConsoleHouse {
  readonly clinic = new SeededClinic();
  readonly people: People;
  readonly faults: string[] = [];
  readonly url: string;
  readonly #closes: (() => Promise<void>)[] = [];

  private constructor(people: People, clinic: SeededClinic, url: string) {
    this.people = people;
    this.clinic = clinic;
    this.url = url;
  }

  static async open(clinic = new SeededClinic()): Promise<ConsoleHouse> {
    const people = await seedPeople(clinic);
    const app = await serve(
      (server) => mountApi(server, clinic.parts),
      (server) => mountConsole(server, { publicDir: PUBLIC_DIR }),
    );
    const house = new ConsoleHouse(people, clinic, app.url);
    house.#closes.push(app.close);
    return house;
  }

  async close(): Promise<void> {
    for (const close of this.#closes.reverse()) await close();
  }

  /** A one-time link for somebody with these roles. */
  async link(roles: Role[], name = 'Dr. Ruth Adler'): Promise<string> {
    const staff = { name, staffId: `staff-${name}`, clinicId: 'demo', roles };
    return `${this.url}/console/#login=${await this.clinic.parts.staffTokens.issueLoginLink(staff)}`;
  }

  /** A page of a fresh browser profile, at the time the clinic's clock shows. */
  async page(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 }, ...options });
    context.setDefaultTimeout(PATIENCE_MS);
    this.#closes.push(() => context.close());
    const page = await context.newPage();
    await page.clock.install({ time: this.clinic.clock.now() });
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('status of 4')) this.faults.push(message.text());
    });
    page.on('request', (request) => {
      if (new URL(request.url()).host !== new URL(this.url).host) this.faults.push(`request to ${request.url()}`);
    });
    return page;
  }

  /** The same, logged in and at the list of patients. */
  async loggedIn(browser: Browser, roles: Role[] = ['therapist'], options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.page(browser, options);
    await page.goto(await this.link(roles));
    await page.getByRole('row').nth(1).waitFor();
    return page;
  }
}

/** A console for each test of a suite, in which nothing may go wrong that must not. */
export function useConsoleHouse(open = () => ConsoleHouse.open()): () => ConsoleHouse {
  let house: ConsoleHouse;
  beforeEach(async () => {
    house = await open();
  });
  afterEach(async () => {
    await house.close();
    expect(house.faults.join('\n')).to.equal('');
  });
  return () => house;
}

/** Keeps a picture when somebody wants to look (CONSOLE_SHOTS names the folder). */
export async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/console-${name}.png`, fullPage: true });
}
