import type { Package } from '@onething/processes';
import { planToMakeUp } from '@onething/processes/modelling';
import { Alert, Button, Flex, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../client.js';

/** Makes people up, where the server is a demonstration, and waits until they are frozen. */
export function MakePopulation({ ofPackage, made }: { ofPackage: string; made: () => void }) {
  const { t, i18n } = useTranslation();
  const [people, setPeople] = useState(100_000);
  const [going, setGoing] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const make = async () => {
    setProblem(undefined);
    setGoing(0);
    try {
      const { populations = {} } = (await client.package(ofPackage)).package as Package;
      const plan = planToMakeUp(populations);
      let now = await client.makePopulation({ package: ofPackage, plan, people, why: t('whatIf.title') });
      while (now.status === 'freezing') {
        setGoing(now.people);
        await new Promise((resolve) => setTimeout(resolve, 200));
        now = await client.population(now.id);
      }
      if (now.problem) setProblem(i18n.language === 'en' ? now.problem.en : now.problem.zh);
      else made();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    setGoing(undefined);
  };

  return (
    <Flex gap={8} align="center">
      <InputNumber aria-label={t('whatIf.makeCount')} min={1} max={10_000_000} step={100_000} value={people} onChange={(value) => setPeople(value ?? 1)} />
      <Button loading={going !== undefined} onClick={() => void make()}>
        {going === undefined ? t('whatIf.make') : t('whatIf.making', { people: going })}
      </Button>
      {problem && <Alert type="error" role="alert" title={t('whatIf.failed', { reason: problem })} />}
    </Flex>
  );
}
