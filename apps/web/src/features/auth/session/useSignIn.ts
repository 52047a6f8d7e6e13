import type { ResponseOf } from '@atrium/contract/core/route.ts';
import { auth } from '@atrium/contract/identity/auth.ts';
import { useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { isProblem } from '../../../lib/api/problem.ts';
import type { Form } from '../../../ui/record-form/useForm.ts';
import { useForm } from '../../../ui/record-form/useForm.ts';

const START = { email: '', password: '', code: '' };

export type SignInForm = Form<typeof START>;

/** The two steps of signing in: password, and a code where two-factor is on. */
export function useSignIn(done: (answer: ResponseOf<typeof auth.login>) => void, email = '') {
  const [needsCode, setNeedsCode] = useState(false);
  const form = useForm({
    initial: { ...START, email },
    submit: async ({ email: given, password, code }) => {
      const credentials = { email: given, password };
      const body = needsCode ? { ...credentials, code: code.trim() } : credentials;
      try {
        return await call(auth.login, { body });
      } catch (error) {
        if (!isProblem(error, 'two_factor_required') || needsCode) throw error;
        setNeedsCode(true);
        return undefined;
      }
    },
    done: (answer) => answer && done(answer),
  });
  return { form, needsCode, back: () => setNeedsCode(false) };
}
