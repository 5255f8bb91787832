import { Alert, Select, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../client.js';
import type { DraftSession } from '../draft/draft-session.js';
import { Failure } from '../shell/Failure.js';
import { useLoaded } from '../use-loaded.js';

/** A package of somebody else: where it stands, and who answers here for its roles. */
export function Quarantine({ session }: { session: DraftSession }) {
  const { t } = useTranslation();
  const ports = useLoaded(`ports ${session.draft.id}`, () => client.draftPorts(session.draft.id));
  const [problem, setProblem] = useState<string>();
  const bind = (role: string, department: string) =>
    client
      .bindRole(session.draft.id, role, department)
      .then(ports.again, (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));

  return (
    <>
      <Alert type="info" showIcon title={t('quarantine.title')} description={t('quarantine.help')} />
      {problem && <Alert type="error" role="alert" title={problem} />}
      {ports.status === 'failed' && <Failure reason={ports.reason} again={ports.again} />}
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t('quarantine.ports')}
      </Typography.Title>
      {ports.status === 'ready' && (
        <Table
          rowKey="id"
          size="small"
          pagination={false}
          dataSource={ports.value.roles}
          columns={[
            { title: t('who'), dataIndex: 'title' },
            {
              title: t('quarantine.boundTo'),
              render: (_, { boundTo }) =>
                boundTo.length > 0 ? (
                  boundTo.map((name) => (
                    <Tag key={name} color="green">
                      {name}
                    </Tag>
                  ))
                ) : (
                  <Tag color="red">{t('quarantine.unbound')}</Tag>
                ),
            },
            {
              title: t('quarantine.bind'),
              render: (_, { id, title }) => (
                <Select
                  aria-label={`${t('quarantine.bind')} ${title}`}
                  style={{ width: 220 }}
                  placeholder={t('quarantine.choose')}
                  onChange={(department: string) => void bind(id, department)}
                  options={ports.value.departments.map((department) => ({ value: department.id, label: department.name }))}
                />
              ),
            },
          ]}
        />
      )}
    </>
  );
}
