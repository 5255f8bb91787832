import type { Package, Scenario, ScenarioPerson } from '@onething/processes';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { GridCell } from '../tables/GridCell.js';
import { RowButtons } from '../tables/RowButtons.js';
import { doesSomething, withNewPerson, withoutPerson } from './edit-scenario.js';

interface ScenarioPeopleProps {
  readonly scenario: Scenario;
  readonly parts: Package;
  readonly save: (scenario: Scenario) => void;
}

/** The people of a scenario with the roles that they hold; whoever does something stays. */
export function ScenarioPeople({ scenario, parts, save }: ScenarioPeopleProps) {
  const { t } = useTranslation();
  const putPerson = (name: string, change: Partial<ScenarioPerson>) =>
    save({ ...scenario, people: { ...scenario.people, [name]: { ...(scenario.people[name] ?? { name }), ...change } } });

  return (
    <>
      <table className="ot-grid">
        <thead>
          <tr>
            <th style={{ width: 160 }}>{t('scenarioEditor.person')}</th>
            <th style={{ width: 220 }}>{t('settings.person.idNo')}</th>
            <th>{t('roles')}</th>
            <th style={{ width: 60 }}>{t('grid.row')}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(scenario.people).map(([name, person]) => (
            <tr key={name}>
              <td>
                <GridCell
                  label={`${name} ${t('settings.person.name')}`}
                  text={person.name}
                  onChange={(text) => text !== '' && putPerson(name, { name: text })}
                />
              </td>
              <td>
                <GridCell
                  label={`${name} ${t('settings.person.idNo')}`}
                  text={person.idNo ?? ''}
                  onChange={(idNo) => putPerson(name, { idNo: idNo || undefined })}
                />
              </td>
              <td>
                <Select
                  aria-label={`${name} ${t('roles')}`}
                  style={{ width: '100%' }}
                  mode="multiple"
                  value={[...(person.roles ?? [])]}
                  options={parts.manifest.ports.roles.map((role) => ({ value: role.id, label: role.title }))}
                  onChange={(roles: string[]) => putPerson(name, { roles: roles.length > 0 ? roles : undefined })}
                />
              </td>
              <td>
                {!doesSomething(scenario, name) && <RowButtons buttons={[['×', `${person.name} ${t('remove')}`, () => save(withoutPerson(scenario, name))]]} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button style={{ marginTop: 8 }} onClick={() => save(withNewPerson(scenario, t('scenarioEditor.newPerson')))}>
        {t('scenarioEditor.addPerson')}
      </Button>
    </>
  );
}
