import type { VNode } from 'preact';
import { channels, conversationKinds } from '../../lib/core/decide/words.ts';
import { accountKinds } from '../../lib/core/policy/schema.ts';
import { conversationShort } from '../incidents/text.ts';
import type { EditorModel } from '../rules/editor-model.ts';
import { Choice, NumberInput, optionsOf, TextInput, Tick } from '../rules/form/controls.tsx';
import { accountWords, channelMany } from '../rules/policy-words.ts';
import { fullTime } from '../shell/time.ts';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { BenchModel } from './bench-model.ts';
import type { Situation } from './situation.ts';
import { benchText as text } from './text.ts';
import { platformName } from '../shell/platforms.ts';

/** Who would send it where: all that rules ask about. Closed, it says so in a line. */
export function SituationForm(props: { readonly bench: BenchModel; readonly editor: EditorModel }): VNode {
  const { situation } = props.bench;
  const at = situation.value;
  const set = (change: Partial<Situation>) => (situation.value = { ...situation.value, ...change });
  const { platforms } = props.editor.names.value;
  const pick =
    <Word extends string>(words: readonly Word[], found: (word: Word) => void) =>
    (value: string) => {
      const word = words.find((each) => each === value);
      if (word !== undefined) found(word);
    };
  return (
    <details class="more situation">
      <summary>
        {text.situation}:{' '}
        <span class="quiet">
          {platformName(at.platform)} · {channelMany[at.channel]} · {conversationShort[at.conversation]}
          {at.title === '' ? null : (
            <>
              {' '}
              “<Shown value={at.title} max={30} />”
            </>
          )}{' '}
          · {accountWords[at.account]} · <Shown value={at.group} max={30} />
        </span>
      </summary>
      <div class="situation-fields">
        <Choice
          label={text.platform}
          value={at.platform}
          options={platforms.map((value) => ({ value, label: platformName(value) }))}
          onValue={(platform) => set({ platform })}
        />
        <Choice
          label={text.channel}
          value={at.channel}
          options={optionsOf(channels, channelMany)}
          onValue={pick(channels, (channel) => set({ channel }))}
        />
        <Choice
          label={text.conversation}
          value={at.conversation}
          options={optionsOf(conversationKinds, conversationShort)}
          onValue={pick(conversationKinds, (conversation) => set({ conversation }))}
        />
        <TextInput label={text.conversationTitle} value={at.title} onValue={(title) => set({ title })} />
        <NumberInput
          label={text.members}
          min={1}
          value={at.members}
          onValue={(members) => set({ members })}
        />
        <Choice
          label={text.account}
          value={at.account}
          options={optionsOf(accountKinds, accountWords)}
          onValue={pick(accountKinds, (account) => set({ account }))}
        />
        <TextInput label={text.group} mono value={at.group} onValue={(group) => set({ group })} />
        <label class="field">
          <span class="bench-label">{text.at}</span>
          <input
            class="input"
            type="datetime-local"
            title={fullTime(new Date(at.at).toISOString())}
            value={localTime(at.at)}
            onInput={(event) => {
              const time = Date.parse(event.currentTarget.value);
              if (!Number.isNaN(time)) set({ at: time });
            }}
          />
        </label>
        <Tick label={text.verified} checked={at.verified} onValue={(verified) => set({ verified })} />
      </div>
    </details>
  );
}

/** As the field has it, in the browser's own time zone. */
function localTime(at: number): string {
  const shifted = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
