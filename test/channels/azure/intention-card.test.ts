import { expect } from 'chai';
import { outgoing } from '../../../src/channels/azure/outgoing.ts';
import type { StoredActivity } from '../../../src/domain/turn.ts';
import { HOSTILE, intentionCardOf } from '../../support/intention-line.ts';
import { texts } from './bot-service.ts';

const { text, textFormat, companion } = intentionCardOf(HOSTILE);

describe('An intention card in Teams', () => {
  const activity: StoredActivity = {
    ...{ type: 'message', id: 'c|4.1', text, textFormat },
    channelData: { companion: companion as never },
  };
  const { cards = [], plain } = outgoing(activity, 'en', texts);
  const markup = JSON.stringify(cards[0]?.attachments);

  it('is read as it was written: runs of text, which know no markup, and nothing to tap', () => {
    expect(cards).to.have.length(1);
    expect(markup.split(JSON.stringify({ type: 'TextRun', text: HOSTILE })).length - 1).to.equal(2);
    expect(markup).not.to.match(/"TextBlock"|"Action\.|"Image"/);
  });

  it('stays plain text where no card can be shown', () => {
    expect(plain).to.have.length(1);
    expect(plain[0]).to.include({ text, textFormat: 'plain' });
  });
});
