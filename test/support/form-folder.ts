import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadClinicForms } from '../../src/content/clinic-forms/load-clinic-forms.ts';
import type { Clinic } from '../../src/domain/clinic.ts';
import type { Log } from '../../src/domain/ports.ts';
import { canonicalIn } from '../../src/domain/questionnaire/library.ts';
import type { QuestionnaireSource } from '../../src/domain/questionnaire/source.ts';
import { type Item, questionnaireJson } from '../domain/questionnaire/fixtures.ts';
import { testClinic } from './turn-parts.ts';

/** A form of an invented clinic. */
export function formJson(name: string, items: Item[], more: Record<string, unknown> = {}) {
  return questionnaireJson(items, { url: `https://clinic.test/${name}`, version: '1', title: name, ...more });
}

/** A folder of questionnaires of the test's own, and what the server makes of it. */
export class FormFolder {
  readonly path: string;
  /** What the last load said. */
  logged: { level: 'info' | 'warn' | 'error'; facts: Record<string, unknown>; message: string }[] = [];
  kept = new Map<string, unknown>();
  clinics: Clinic[] = [testClinic, { ...testClinic, id: 'north' }];

  private constructor(path: string) {
    this.path = path;
  }

  static async make(): Promise<FormFolder> {
    return new FormFolder(join(await mkdtemp(join(tmpdir(), 'companion-forms-')), 'questionnaires'));
  }

  async put(file: string, content: unknown): Promise<void> {
    const path = join(this.path, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  }

  async load(): Promise<QuestionnaireSource[]> {
    this.logged = [];
    const { clinics } = this;
    const kept = (canonical: string) => this.kept.get(canonical);
    return loadClinicForms({ folder: this.path, clinics, kept, log: this.log });
  }

  /** The canonicals that were taken. */
  async taken(): Promise<string[]> {
    return (await this.load()).map(({ json }) => canonicalIn(json));
  }

  /** What was said of a file that was not taken, in one text. */
  saidOf(file: string): string {
    return this.logged
      .filter(({ level, facts }) => level === 'error' && String(facts.file).includes(file))
      .map(({ facts }) => JSON.stringify(facts))
      .join('\n');
  }

  get log(): Log {
    const at = (level: 'info' | 'warn' | 'error') => (facts: Record<string, unknown>, message: string) =>
      void this.logged.push({ level, facts, message });
    return { info: at('info'), warn: at('warn'), error: at('error') };
  }

  remove(): Promise<void> {
    return rm(dirname(this.path), { recursive: true, force: true });
  }
}
