import { CopyButton } from '../../../ui/value/CopyButton.tsx';
import classes from './install.module.css';

/** Code to be copied, exactly as it stands. */
export function CodeBlock({ code, copyLabel }: { code: string; copyLabel: string }) {
  return (
    <div className={classes.code}>
      <pre tabIndex={0} aria-label={copyLabel}>
        <code>{code}</code>
      </pre>
      <div>
        <CopyButton value={code} label={copyLabel} wide />
      </div>
    </div>
  );
}
