import { expect } from 'chai';
import { renderQuestion } from '../../../dialogs/prompts/render-question.ts';
import { MAX_MESSAGE_BYTES, outgoing } from '../../../src/channels/azure/outgoing.ts';
import { QUESTIONNAIRES } from '../../../src/content/questionnaires/index.ts';
import { LANGUAGES } from '../../../src/domain/languages.ts';
import { createLibrary } from '../../../src/domain/questionnaire/library.ts';
import { isAskable } from '../../../src/domain/questionnaire/loaded.ts';
import type { StoredActivity } from '../../../src/domain/turn.ts';
import { texts } from './bot-service.ts';

const library = createLibrary(QUESTIONNAIRES);

describe('every shipped question', () => {
  for (const questionnaire of library.all()) {
    it(`of ${questionnaire.canonical} is a card that Teams takes`, () => {
      const askable = [...questionnaire.items.values()].filter(isAskable);
      expect(askable).to.have.length.greaterThan(0);
      for (const item of askable) {
        for (const language of LANGUAGES) {
          const progress = { answered: 10, total: 100 };
          const rendered = renderQuestion(questionnaire, item, {
            language,
            texts,
            progress,
            nonce: '100',
          });
          const activity = { type: 'message', id: 'c|1.1', ...rendered } as unknown as StoredActivity;
          const { cards } = outgoing(activity, language, texts);
          expect(cards, item.linkId).to.have.length(1);
          expect(Buffer.byteLength(JSON.stringify(cards?.[0])), item.linkId).to.be.at.most(MAX_MESSAGE_BYTES);
        }
      }
    });
  }
});
