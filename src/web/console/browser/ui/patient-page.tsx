import type { ReactNode } from 'react';
import type { PatientItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { hashOf, TABS, type Tab as TabName } from '../place.ts';
import { clockText } from '../times.ts';
import { useLoad } from '../use-load.ts';
import { useTitle } from '../use-title.ts';
import { AlertsOfPatient } from './alerts-of-patient.tsx';
import { AnswersPanel } from './answers-panel.tsx';
import { BriefPanel } from './brief-panel.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { Heading } from './heading.tsx';
import { MergeCode } from './merge-code.tsx';
import { NotOwn, ReasonForm } from './not-own.tsx';
import { PatientFacts } from './patient-facts.tsx';
import { ReachPanel } from './reach-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import { TranscriptPanel } from './transcript-panel.tsx';
import { Waiting } from './waiting.tsx';

/** One patient: alerts on top, then the parts of the record. */
export function PatientPage({ id, tab }: { id: string; tab: TabName }) {
  const { say, language, clinic, permissions } = useConsole();
  const path = `/patients/${encodeURIComponent(id)}`;
  const { data: patient, failed, notOwn, reload } = useLoad<PatientItem>(path);
  useTitle(patient?.label ?? say('patients.title'), say('app.name'));
  if (notOwn !== undefined) return <NotOwn patientId={notOwn} onOpened={reload} />;
  if (patient === undefined) return <Waiting failed={failed} onRetry={reload} />;

  // The front desk gets no clinical part: they have no such tabs. Who is a therapist too may open it.
  const clinical = patient.clearance !== undefined;
  const shown = clinical ? tab : 'sessions';
  const zone = patient.zone ?? clinic.zone;
  const panels: Record<TabName, ReactNode> = {
    findings: <FindingsPanel path={path} zone={zone} />,
    brief: <BriefPanel path={path} />,
    answers: <AnswersPanel path={path} zone={zone} />,
    sessions: <SessionsPanel path={path} patient={patient} zone={zone} onChanged={reload} />,
    transcript: <TranscriptPanel path={path} zone={zone} />,
  };
  return (
    <>
      <p>
        <a href="#/patients">← {say('patient.back')}</a>
      </p>
      <Heading>{patient.label}</Heading>
      {patient.breakGlass !== undefined && (
        <p className="banner warn" role="note">
          {say('own.until', { time: clockText(patient.breakGlass.until, language, clinic.zone) })}
        </p>
      )}
      <PatientFacts patient={patient} />
      {!clinical && permissions.includes('patients.break-glass') && (
        <details>
          <summary>{say('own.title')}</summary>
          <p>{say('own.text')}</p>
          <ReasonForm patientId={id} onOpened={reload} />
        </details>
      )}
      {patient.clearance?.lookAgain && (
        <p className="banner warn" role="note">
          {say('clearance.title')}: {say('clearance.lookAgain')}
        </p>
      )}
      <MergeCode path={path} zone={zone} />
      <AlertsOfPatient id={id} zone={zone} onChanged={reload} />
      {permissions.includes('patients.write') && <ReachPanel path={path} patient={patient} onChanged={reload} />}
      {clinical && (
        <nav aria-label={say('patient.tabs')} className="tabs">
          {TABS.map((name) => (
            <a
              key={name}
              href={hashOf({ page: 'patient', id, tab: name })}
              aria-current={name === shown ? 'page' : undefined}
            >
              {say(`patient.${name}`)}
            </a>
          ))}
        </nav>
      )}
      {panels[shown]}
    </>
  );
}
