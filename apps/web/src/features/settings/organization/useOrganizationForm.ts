import { auth } from '@atrium/contract/identity/auth.ts';
import type { Organization } from '@atrium/contract/identity/organization.ts';
import { OrganizationUpdate } from '@atrium/contract/identity/organization.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { isProblem } from '../../../lib/api/problem.ts';
import { t } from '../../../lib/i18n.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import type { Values } from '../../../ui/record-form/fields.ts';
import { toBody } from '../../../ui/record-form/fields.ts';
import { useForm } from '../../../ui/record-form/useForm.ts';
import type { Choice, Difference } from '../../../ui/record-page/editing/merge.ts';
import { changesOf, differences, merged } from '../../../ui/record-page/editing/merge.ts';
import { fieldsOf, inputsOf } from './organization-fields.ts';
import { keepOrganization } from './organization.queries.ts';

interface Conflict {
  current: Organization;
  found: Difference[];
}

/** The form of the organization: only what was changed is sent, and somebody else's changes are asked about. */
export function useOrganizationForm(
  organization: Organization,
  begin: (from: Organization) => void,
) {
  const cache = useQueryClient();
  const [conflict, setConflict] = useState<Conflict>();
  const base = organization as unknown as Values;
  const body = (values: Values) => changesOf(base, toBody(fieldsOf(organization), values));

  async function send(mine: Values, version: number): Promise<Organization | undefined> {
    try {
      const given = OrganizationUpdate.parse({ ...mine, version });
      return await call(auth.updateOrganization, { body: given });
    } catch (error) {
      if (!isProblem(error, 'version_conflict')) throw error;
      const current = error.problem.current as Organization;
      const found = differences(base, mine, current as unknown as Values);
      setConflict({ current, found });
      return undefined;
    }
  }

  function done(saved: Organization | undefined): void {
    if (!saved) return;
    setConflict(undefined);
    keepOrganization(cache, saved);
    begin(saved);
    notify.success(t('ui.save_successful'));
  }

  const form = useForm<Values, Organization | undefined>({
    initial: inputsOf(organization),
    shape: OrganizationUpdate,
    body: (values) => ({ ...body(values), version: organization.version }),
    submit: (values) => send(body(values), organization.version),
    done,
  });

  return {
    form,
    conflict,
    closeConflict: () => setConflict(undefined),
    async settle(choices: Record<string, Choice>): Promise<void> {
      if (!conflict) return;
      const mine = merged(conflict.found, choices);
      try {
        done(await send(mine, conflict.current.version));
      } catch (error) {
        notify.problem(error);
      }
    },
  };
}
