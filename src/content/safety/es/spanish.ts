import abuse from './abuse.json' with { type: 'json' };
import body from './body.json' with { type: 'json' };
import check from './check.json' with { type: 'json' };
import cues from './cues.json' with { type: 'json' };
import suicideNow from './emergency-of-suicide.json' with { type: 'json' };
import idioms from './idioms.json' with { type: 'json' };
import past from './past-and-screens.json' with { type: 'json' };
import psychosis from './psychosis.json' with { type: 'json' };
import selfHarm from './self-harm.json' with { type: 'json' };
import suicide from './suicide.json' with { type: 'json' };
import thirdParty from './third-party.json' with { type: 'json' };
import violence from './violence.json' with { type: 'json' };
import wish from './wish.json' with { type: 'json' };
import words from './words.json' with { type: 'json' };

/** What the detector knows of Spanish. */
export const spanish = {
  ...words,
  cues,
  idioms,
  rules: [
    ...[...suicideNow, ...suicide, ...wish, ...check, ...past],
    ...[...selfHarm, ...violence, ...abuse, ...body, ...psychosis, ...thirdParty],
  ],
};
