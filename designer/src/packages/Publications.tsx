import type { Publication } from '@onething/runtime-api/client';
import { Alert, Button, Input, Modal, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../client.js';
import { Failure } from '../shell/Failure.js';
import { useMay } from '../shell/use-may.js';
import { useLoaded } from '../use-loaded.js';

/** What was in force when; an earlier release can be published again, and open cases keep theirs. */
export function Publications({ id, current, changed }: { id: string; current: string; changed: () => void }) {
  const { t } = useTranslation();
  const mayRestore = useMay('publisher');
  const list = useLoaded(`publications ${id}`, () => client.publications(id));
  const [chosen, choose] = useState<string>();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const restore = async (release: string) => {
    try {
      await client.restoreRelease(id, release, reason);
      choose(undefined);
      setReason('');
      setProblem(undefined);
      changed();
      list.again();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  if (list.status === 'failed') return <Failure reason={list.reason} again={list.again} />;
  const rows = list.status === 'ready' ? list.value.items : [];
  // The latest publication is what is in force; the page around may hear of it a moment later.
  const inForce = rows[0]?.release ?? current;

  return (
    <>
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {t('publications.title')}
      </Typography.Title>
      <Table
        rowKey={({ release, at }) => `${release} ${at}`}
        size="small"
        loading={list.status === 'loading'}
        pagination={false}
        dataSource={rows}
        columns={[
          {
            title: t('version'),
            render: (_, { version, release }) => [
              version,
              release === inForce && (
                <Tag key="now" color="green" style={{ marginInlineStart: 8 }}>
                  {t('publications.inForce')}
                </Tag>
              ),
            ],
          },
          { title: t('publishedAt'), render: (_, { at }) => at.slice(0, 16).replace('T', ' ') },
          { title: t('publishedBy'), dataIndex: 'by' },
          { title: t('publications.reason'), dataIndex: 'reason' },
          ...(mayRestore
            ? [
                {
                  title: t('publications.again'),
                  render: (_: unknown, { release }: Publication) =>
                    release !== inForce && (
                      <Button size="small" onClick={() => choose(release)}>
                        {t('publications.restore')}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      <Modal
        open={chosen !== undefined}
        title={t('publications.restore')}
        okText={t('publications.restore')}
        cancelText={t('cancel')}
        okButtonProps={{ disabled: reason.trim() === '' }}
        onOk={() => chosen && void restore(chosen)}
        onCancel={() => choose(undefined)}
      >
        <p>{t('publications.help')}</p>
        <label htmlFor="restore-reason">{t('publications.reason')}</label>
        <Input id="restore-reason" value={reason} onChange={(event) => setReason(event.target.value)} />
        {problem && <Alert type="error" role="alert" title={problem} />}
      </Modal>
    </>
  );
}
