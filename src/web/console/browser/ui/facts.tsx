import type { ReactNode } from 'react';
import { useConsole } from '../console-context.ts';
import type { TextKey } from '../texts.ts';

export type Fact = [name: TextKey, value: ReactNode];

/** Names and values; what has none is left out. */
export function Facts({ facts }: { facts: Fact[] }) {
  const { say } = useConsole();
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{say(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
