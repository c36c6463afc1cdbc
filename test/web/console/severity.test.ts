import { expect } from 'chai';
import type { Effect } from '../../../src/domain/effects.ts';
import type { AnswerValue } from '../../../src/domain/questionnaire/response.ts';
import type { TurnScope } from '../../../src/domain/turn-scope.ts';
import { useBrowser } from '../../support/browser.ts';
import { describeWith } from '../../support/needs.ts';
import { expectAccessible } from '../widget/chat-window.ts';
import { ConsoleHouse } from './console-window.ts';

const code = (value: string): AnswerValue => ({ valueCoding: { code: value } });
const TRIAL: Record<string, AnswerValue> = {
  's7.ad_trial[0]': code('more'),
  's7.ad_trial[0]/s7.ad_trial.name': { valueString: 'Zoloft' },
  's7.ad_trial[0]/s7.ad_trial.weeks': { valueQuantity: { value: 20, code: 'wk' } },
  's7.ad_trial[0]/s7.ad_trial.adherence': code('most'),
  's7.ad_trial[0]/s7.ad_trial.response': code('none'),
  's7.ad_trial[0]/s7.ad_trial.current': code('now'),
  's7.ad_trial[1]': code('done'),
};

function told({ now, n, conversation }: TurnScope): Effect[] {
  const place = { at: now, conversationId: conversation.id, turn: n };
  return Object.entries(TRIAL).map(([key, value]) => ({
    kind: 'answer.recorded',
    responseId: 'response_maria',
    key,
    answer: { state: 'answered', values: [value], linkId: key, ...place },
  }));
}

describeWith('chromium', 'the severity of an episode', () => {
  const browser = useBrowser();

  it('is entered by a clinician, and narrows the Maudsley hint', async () => {
    const house = await ConsoleHouse.open();
    try {
      await house.clinic.say('conversation_maria', 'Zoloft', { effects: told });
      const page = await house.loggedIn(browser());
      await page.getByRole('rowheader').getByRole('link', { name: 'Maria Lopez' }).click();
      await page
        .getByRole('navigation', { name: 'Parts of the record' })
        .getByRole('link', { name: 'Findings' })
        .click();
      await page.getByText('severity is for a clinician to enter').waitFor();
      await page.getByLabel('Severity of this episode').selectOption('severe');
      await page.getByRole('button', { name: 'Save severity' }).click();
      await page.getByText('as a clinician entered it: severe without psychosis (Dr. Ruth Adler').waitFor();
      await page.getByText('severity is for a clinician to enter').waitFor({ state: 'detached' });
      await expectAccessible(page);
      expect(house.faults).to.deep.equal([]);
    } finally {
      await house.close();
    }
  });
});
