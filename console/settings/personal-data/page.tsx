import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../../../lib/design/components/button.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import { may } from '../../shell/allowed.tsx';
import { download } from '../../shell/download.ts';
import { fullTime } from '../../shell/time.ts';
import { Loading, Trouble } from '../../shell/trouble.tsx';
import { Table } from '../forms/table.tsx';
import type { SettingsProps } from '../page.tsx';
import { settingsText } from '../text.ts';
import { PersonForm } from './person-form.tsx';
import { personText as words } from './text.ts';

/** What is kept about a person: found, handed out, erased. */
export function PersonalDataPart(props: SettingsProps): VNode {
  const { session } = props;
  return (
    <>
      <p>{words.intro}</p>
      {may(session, 'people.unmask') || may(session, 'people.erase') ? (
        <PersonForm {...props} />
      ) : (
        <p class="quiet">{words.mayNot}</p>
      )}
      <Erasures {...props} />
    </>
  );
}

function Erasures({ models }: SettingsProps): VNode {
  const { erasures } = models.settings;
  useEffect(() => void erasures.load(), [erasures]);
  const error = erasures.error.value;
  return (
    <section class="block" aria-labelledby="erasures">
      <h2 id="erasures">{words.erasures}</h2>
      <p class="quiet">{words.proofText}</p>
      {error?.status === 403 ? (
        <p>{words.notEvery}</p>
      ) : (
        <Trouble error={error} onRetry={() => void erasures.load()} />
      )}
      {erasures.items.value.length === 0 ? (
        erasures.phase.value !== 'ready' ? (
          <Loading />
        ) : error === null ? (
          <p class="quiet">{words.none}</p>
        ) : null
      ) : (
        <Table label={words.erasures} heads={[words.when, words.pseudonym, words.proof]}>
          {erasures.items.value.map(({ id, at, pseudonym, proof }) => (
            <tr key={id}>
              <th scope="row" class="nowrap">
                {fullTime(at)}
              </th>
              <td>
                <Shown value={pseudonym} mono />
              </td>
              <td>
                <Button
                  look="quiet"
                  onClick={() =>
                    download({ name: `erasure-${id}.jws`, type: 'application/jose', text: `${proof}\n` })
                  }
                >
                  {words.download}
                </Button>
              </td>
            </tr>
          ))}
        </Table>
      )}
      {erasures.hasMore.value ? (
        <Button onClick={() => void erasures.more()} unavailable={erasures.loadingMore.value}>
          {settingsText.older}
        </Button>
      ) : null}
    </section>
  );
}
