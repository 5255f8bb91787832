import { Validator } from '@cfworker/json-schema';
import { done, type Outcome, refused } from '@onething/rules';
import type { BoundChannel, ChannelKind, ChannelSettings, ChannelTools } from './channel.js';
import { channelKinds } from './index.js';

/** Binds the channels that settings are given for: `{ "sms": { … } }`. `CHANNEL_SETTINGS_INVALID` names each wrong place; no value is repeated. */
export function openChannels(settings: Readonly<Record<string, unknown>>, tools: ChannelTools): Outcome<readonly BoundChannel[]> {
  const unknown = Object.keys(settings).filter((id) => !channelKinds.some((kind) => kind.id === id));
  const wrong = [
    ...unknown.map((id) => problem(`/${id}`, 'is no channel')),
    ...channelKinds.filter(({ id }) => id in settings).flatMap((kind) => problemsOf(kind, settings[kind.id])),
  ];
  if (wrong.length > 0) return invalid(wrong);

  return done(channelKinds.flatMap((kind) => bound(kind, settings[kind.id], tools)));
}

function problemsOf({ id, settings }: ChannelKind, given: unknown) {
  const { errors } = new Validator(settings, '7', false).validate(given);
  return errors.filter(({ keyword }) => keyword !== 'properties').map(({ instanceLocation, error }) => problem(`/${id}${instanceLocation.slice(1)}`, error));
}

function bound({ id, title, audience, open }: ChannelKind, given: unknown, tools: ChannelTools): readonly BoundChannel[] {
  if (!isSettings(given)) return [];

  return [{ id, title, audience, ...open(given, tools) }];
}

/** The schema lets through nothing but texts and numbers. */
function isSettings(given: unknown): given is ChannelSettings {
  return typeof given === 'object' && given !== null;
}

function problem(place: string, said: string) {
  return { code: 'CHANNEL_SETTINGS_INVALID', place, message: { zh: `消息通道设置 ${place} 有误：${said}`, en: `Channel settings ${place}: ${said}` } };
}

function invalid(problems: ReturnType<typeof problem>[]): Outcome<never> {
  const all = (language: 'zh' | 'en') => problems.map(({ message }) => message[language]).join('\n');
  return refused('CHANNEL_SETTINGS_INVALID', { zh: all('zh'), en: all('en') }, problems);
}
