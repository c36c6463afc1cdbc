import { CompanionBot } from '../../bots/companion-bot.ts';
import { RootDialog } from '../../dialogs/root-dialog.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { SHIPPED_SOURCES } from '../../src/content/questionnaires/index.ts';
import type { Content } from '../../src/domain/content.ts';
import type { QuestionnaireSource } from '../../src/domain/questionnaire/source.ts';
import { Chat } from './chat.ts';
import { FormFolder } from './form-folder.ts';
import { drugScreenFile, licenceFor, screenerFile } from './licensed-forms.ts';
import { MARIA } from './persona.ts';
import { testClinic } from './turn-parts.ts';

const NO = { typed: 'No', tapped: { code: 'LA32-8' } };
const QUESTIONS = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q6b'];

/** Maria, who answers No to all that licensed instruments ask. */
export const MARIA_LICENSED = {
  ...MARIA,
  ...Object.fromEntries(QUESTIONS.map((item) => [`cssrs.${item}`, NO])),
  ...Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`dast10.q${index + 1}`, NO])),
};

/** The C-SSRS screener and the DAST-10 of a clinic that brought their words and has its licences. */
export async function licensedForms(): Promise<QuestionnaireSource[]> {
  const folder = await FormFolder.make();
  folder.clinics = [{ ...testClinic, licences: [licenceFor('cssrs'), licenceFor('dast10')] }];
  await folder.put('screener.json', screenerFile());
  await folder.put('drugs.json', drugScreenFile());
  const forms = await folder.load();
  await folder.remove();
  return forms;
}

/** What a server of such a clinic says. */
export async function licensedContent(): Promise<Content> {
  return loadContent([...SHIPPED_SOURCES, ...(await licensedForms())]);
}

/** A conversation at that clinic, up to a question. */
export async function licensedChat(content: Content, linkId?: string): Promise<Chat> {
  const chat = new Chat({ bot: new CompanionBot(new RootDialog(content)) });
  if (linkId === undefined) await chat.start();
  else await chat.answerUntil(linkId, { persona: MARIA_LICENSED });
  return chat;
}
