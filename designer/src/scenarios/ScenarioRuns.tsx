import { Alert, Button, Flex, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenDraft } from '../draft/use-draft.js';
import type { ComparedScenario } from '../worker/protocol.js';
import { useWorker } from '../worker/use-worker.js';
import { publishedPackage } from './published-package.js';

/** Plays the package's own scenarios in the browser: which pass, which fail and where, and for whom something else comes out than today. */
export function ScenarioRuns({ draft: { session, source } }: { draft: OpenDraft }) {
  const { t, i18n } = useTranslation();
  const ask = useWorker();
  const [runs, setRuns] = useState<readonly ComparedScenario[]>();
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const said = ({ zh, en }: { zh: string; en: string }) => (i18n.language === 'en' ? en : zh);

  const run = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const before = await publishedPackage(session.draft.package);
      setAccepted([]);
      setRuns(await ask({ ask: 'scenarios', source, ...(before ? { before } : {}) }));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };
  const accept = async (scenario: string) => {
    const next = await ask({ ask: 'accept', source, scenario });
    session.edit(`scenarios/${scenario}.json`, `${JSON.stringify(next, null, 2)}\n`);
    setAccepted([...accepted, scenario]);
  };
  const people = new Set((runs ?? []).flatMap(({ changed }) => changed.map(({ who }) => who)));

  return (
    <section aria-label={t('try.title')} style={{ overflow: 'auto', display: 'flex', flexDirection: 'column', gap: 12 }}>
      <Flex gap={12} align="center">
        <Button type="primary" loading={busy} onClick={() => void run()}>
          {t('try.run')}
        </Button>
        {busy && <span role="status">{t('try.running')}</span>}
        {runs && !busy && (
          <span role="status">{t('try.summary', { passed: runs.filter(({ passed }) => passed).length, total: runs.length, changed: people.size })}</span>
        )}
      </Flex>
      {problem && <Alert type="error" role="alert" title={problem} />}
      {runs && (
        <Table
          rowKey="id"
          size="small"
          pagination={false}
          tableLayout="fixed"
          className="ot-top"
          dataSource={runs.toSorted((one, other) => urgency(one) - urgency(other))}
          columns={[
            { title: t('try.scenario'), width: '28%', render: (_, { title }) => title },
            {
              title: t('try.result'),
              width: 90,
              render: (_, { passed, isNew }) => (
                <>
                  <Tag color={passed ? 'green' : 'red'}>{t(passed ? 'try.passed' : 'try.failed')}</Tag>
                  {isNew && <Tag>{t('try.new')}</Tag>}
                </>
              ),
            },
            {
              title: t('try.why'),
              render: (_, { id, failures }) => (
                <>
                  <Failures lines={failures.map(({ message }) => said(message))} />
                  {failures.some(({ place }) => place.includes(' expect.')) && (
                    <Button size="small" disabled={accepted.includes(id)} onClick={() => void accept(id)}>
                      {t(accepted.includes(id) ? 'try.accepted' : 'try.accept')}
                    </Button>
                  )}
                </>
              ),
            },
            {
              title: t('try.people'),
              render: (_, { changed }) =>
                // Somebody may meet the same change in two cases of one scenario; it is said once.
                [...new Map(changed.map(({ who, what }) => [`${who} ${what.map(said).join('；')}`, { who, what }]))].map(([key, { who, what }]) => (
                  <div key={key}>
                    <strong>{who}</strong> {what.map(said).join('；')}
                  </div>
                )),
            },
          ]}
        />
      )}
    </section>
  );
}

const mostLines = 3;

/** The first ones say what it is about; the others mostly follow from them. */
function Failures({ lines }: { lines: readonly string[] }) {
  const { t } = useTranslation();
  const own = [...new Set(lines)];

  return (
    <>
      {own.slice(0, mostLines).map((line) => (
        <div key={line}>{line}</div>
      ))}
      {own.length > mostLines && (
        <details>
          <summary>{t('try.more', { count: own.length - mostLines })}</summary>
          {own.slice(mostLines).map((line) => (
            <div key={line}>{line}</div>
          ))}
        </details>
      )}
    </>
  );
}

/** What must be looked at stands first: what fails, then for whom something changes. */
function urgency({ passed, changed }: ComparedScenario): number {
  if (!passed) return 0;
  return changed.length > 0 ? 1 : 2;
}
