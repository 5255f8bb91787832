import type { Manifest } from '@onething/processes';
import { Alert, App, Button, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { jsonText } from '../beginnings/beginning.js';
import { withoutEntry } from '../beginnings/change-part.js';
import { client } from '../client.js';
import type { OpenDraft } from '../draft/use-draft.js';
import { useEnglish } from '../draft/use-english.js';
import { useJsonFile } from '../draft/use-json-file.js';
import { GridCell } from '../tables/GridCell.js';
import { RowButtons } from '../tables/RowButtons.js';
import { useLoaded } from '../use-loaded.js';
import { usesOfRole, withNewRole, withoutRole, withRole } from './edit-roles.js';

/** 岗位: who does the work, as the processes name it, and which department answers for it here. */
export function RolesEditor({ draft }: { draft: OpenDraft }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { session, parts, view } = draft;
  const [manifest, save] = useJsonFile<Manifest>(draft, 'manifest.json');
  const [english] = useEnglish(draft);
  // The server knows a role once the file is saved.
  const isSaved = view.state.is === 'saved';
  const ports = useLoaded(`ports ${session.draft.id} ${isSaved}`, () => client.draftPorts(session.draft.id));
  const [problem, setProblem] = useState<string>();
  if (!manifest || !parts) return null;

  const bind = (role: string, department: string) =>
    client
      .bindRole(session.draft.id, role, department)
      .then(ports.again, (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
  const drop = (id: string, title: string, at: number) => {
    const uses = usesOfRole(parts, id);
    if (uses.length > 0) {
      const content = (
        <ul>
          {uses.map((use) => (
            <li key={use.path}>{use.title}</li>
          ))}
        </ul>
      );
      modal.warning({ title: t('roleEditor.inUse', { title }), content, okText: t('yes') });
    } else
      session.editAll({
        'manifest.json': jsonText(withoutRole(manifest, id)),
        ...(view.files['i18n/en.json']?.text === undefined ? {} : { 'i18n/en.json': jsonText(withoutEntry(english, '/manifest.json/ports/roles', at)) }),
      });
  };
  const departments = ports.status === 'ready' ? ports.value.departments : [];
  const boundTo = (id: string) => (ports.status === 'ready' ? ports.value.roles.find((role) => role.id === id)?.boundTo : undefined) ?? [];

  return (
    <section aria-label={t('roles')}>
      <Typography.Title level={2} style={{ fontSize: 18, marginTop: 0 }}>
        {t('roles')}
      </Typography.Title>
      <p>{t('roleEditor.help')}</p>
      {ports.status === 'ready' && departments.length === 0 && <p>{t('roleEditor.noDepartments')}</p>}
      {problem && <Alert type="error" role="alert" title={problem} />}
      <table className="ot-grid">
        <thead>
          <tr>
            <th style={{ width: '22%' }}>{t('title')}</th>
            <th style={{ width: '22%' }}>{t('roleEditor.english')}</th>
            <th>{t('roleEditor.used')}</th>
            <th style={{ width: 240 }}>{t('roleEditor.department')}</th>
            <th style={{ width: 60 }}>{t('grid.row')}</th>
          </tr>
        </thead>
        <tbody>
          {manifest.ports.roles.map(({ id, title, titleEn = '' }, at) => (
            <tr key={id}>
              <td>
                <GridCell label={`${title} ${t('title')}`} text={title} onChange={(text) => text !== '' && save(withRole(manifest, id, { title: text }))} />
              </td>
              <td>
                <GridCell
                  label={`${title} ${t('roleEditor.english')}`}
                  text={titleEn}
                  onChange={(text) => save(withRole(manifest, id, { titleEn: text || undefined }))}
                />
              </td>
              <td>
                {usesOfRole(parts, id)
                  .map((use) => use.title)
                  .join('、') || t('partHead.unused')}
              </td>
              <td>
                <Select
                  aria-label={`${title} ${t('roleEditor.department')}`}
                  style={{ width: '100%' }}
                  disabled={!isSaved || ports.status !== 'ready'}
                  placeholder={t('roleEditor.choose')}
                  value={departments.find(({ name }) => boundTo(id).includes(name))?.id ?? null}
                  options={departments.map((department) => ({ value: department.id, label: department.name }))}
                  onChange={(department: string) => void bind(id, department)}
                />
                <small>{boundTo(id).join('、') || t('roleEditor.unbound')}</small>
              </td>
              <td>
                <RowButtons buttons={[['×', `${title} ${t('remove')}`, () => drop(id, title, at)]]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button style={{ marginTop: 8 }} onClick={() => save(withNewRole(manifest, t('roleEditor.new')))}>
        {t('roleEditor.add')}
      </Button>
    </section>
  );
}
