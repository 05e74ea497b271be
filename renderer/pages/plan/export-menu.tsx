import {
  Caption1,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { SaveRegular } from '@fluentui/react-icons/svg/save';
import type { Save } from '../../state/use-save';
import { planText } from '../../text/plan';

const kinds = ['plan', 'change-request', 'exchange-script'] as const;

interface ExportMenuProps {
  readonly draft: string;
  readonly save: Save<'plan.export'>;
}

/** What can be given to others of a plan, each with what it is for. */
export function ExportMenu({ draft, save }: ExportMenuProps) {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton icon={<SaveRegular />} disabledFocusable={save.call.pending}>
          {planText.export}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {kinds.map((kind) => (
            <MenuItem
              key={kind}
              subText={<Caption1>{planText.exportHints[kind]}</Caption1>}
              onClick={() => void save.run({ draft, as: kind })}
            >
              {planText.exports[kind]}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
