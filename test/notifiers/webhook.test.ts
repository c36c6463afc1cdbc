import { expect } from 'chai';
import type { Notice } from '../../src/domain/escalation/notifier.ts';
import { createWebhookNotifier } from '../../src/notifiers/webhook.ts';
import { webhookHeaders, webhookKey } from '../../src/notifiers/webhook-signature.ts';
import { PagerEndpoint } from '../support/pager-endpoint.ts';
import { TestClock } from '../support/turn-parts.ts';

const NOTICE: Notice = {
  ...{ id: 'alert_1.on-call.webhook', alertId: 'alert_1', clinic: { id: 'demo', name: 'Juniper Clinic' } },
  ...{
    tiers: ['ACTIVE'],
    target: 'on-call',
    raisedAt: '2026-03-02T15:00:00.000Z',
    url: 'https://clinic.example/console/',
  },
  ...{ subject: 'S', text: 'T' },
};

describe('the webhook', () => {
  let endpoint: PagerEndpoint;
  const clock = new TestClock();
  const send = (ms = 60_000, url = endpoint.url) =>
    createWebhookNotifier({ url, key: Buffer.alloc(32, 1), clock }).send(NOTICE, AbortSignal.timeout(ms));
  beforeEach(async () => {
    endpoint = await PagerEndpoint.open();
  });
  afterEach(() => endpoint.close());

  it('is accepted by any 2xx, and says so of nothing else', async () => {
    const outcomes = [];
    for (const behaviour of [200, 204, 302, 400, 503] as const) {
      endpoint.behaviour = behaviour;
      outcomes.push(await send());
    }
    expect(outcomes).to.deep.equal(['accepted', 'accepted', 'rejected', 'rejected', 'refused']);
  });

  it('does not follow a redirect', async () => {
    endpoint.behaviour = 302;
    await send();
    expect(endpoint.posts).to.have.length(1);
  });

  it('sends the same body under the same id again, with a fresh time', async () => {
    await send();
    clock.advance(60_000);
    await send();
    const [first, second] = endpoint.posts;
    expect(second?.body).to.equal(first?.body);
    expect(second?.headers['webhook-id']).to.equal(first?.headers['webhook-id']);
    expect(Number(second?.headers['webhook-timestamp']) - Number(first?.headers['webhook-timestamp'])).to.equal(60);
  });

  it('gives up an endpoint that does not answer, or is not there', async () => {
    endpoint.behaviour = 'hang';
    expect(await send(200)).to.equal('timeout');
    const gone = await PagerEndpoint.open();
    const { url } = gone;
    await gone.close();
    expect(await send(5_000, url)).to.equal('unreachable');
  });
});

describe('webhook signatures', () => {
  it('are those of the specification', () => {
    // The example of the Standard Webhooks specification's own libraries.
    const key = webhookKey('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
    const body = '{"test": 2432232314}';
    const headers = webhookHeaders(
      key ?? Buffer.alloc(0),
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      new Date(1_614_265_330_000),
      body,
    );
    expect(headers['webhook-signature']).to.equal('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('take no secret that is short, long or not base64', () => {
    const secret = (bytes: number) => `whsec_${Buffer.alloc(bytes, 5).toString('base64')}`;
    expect([24, 32, 64].map((bytes) => webhookKey(secret(bytes))?.length)).to.deep.equal([24, 32, 64]);
    for (const wrong of [secret(23), secret(65), 'whsec_not base64 at all, but long enough', secret(32).slice(6)]) {
      expect(webhookKey(wrong), wrong).to.equal(undefined);
    }
  });
});
