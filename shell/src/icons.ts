import type { IconComponent } from '@houqin/ui-kit/ui/icon-type.ts';
import Bell from '@lucide/svelte/icons/bell';
import BookOpen from '@lucide/svelte/icons/book-open';
import Box from '@lucide/svelte/icons/box';
import Building from '@lucide/svelte/icons/building';
import Calendar from '@lucide/svelte/icons/calendar-days';
import ChartBar from '@lucide/svelte/icons/chart-column';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import Cog from '@lucide/svelte/icons/settings';
import Gauge from '@lucide/svelte/icons/gauge';
import Grid from '@lucide/svelte/icons/layout-grid';
import HardHat from '@lucide/svelte/icons/hard-hat';
import House from '@lucide/svelte/icons/house';
import Inbox from '@lucide/svelte/icons/inbox';
import Key from '@lucide/svelte/icons/key-round';
import List from '@lucide/svelte/icons/list';
import MapIcon from '@lucide/svelte/icons/map';
import MessageSquare from '@lucide/svelte/icons/message-square';
import Monitor from '@lucide/svelte/icons/monitor';
import Package from '@lucide/svelte/icons/package';
import Plus from '@lucide/svelte/icons/plus';
import Scan from '@lucide/svelte/icons/scan-line';
import Shield from '@lucide/svelte/icons/shield';
import Sliders from '@lucide/svelte/icons/sliders-horizontal';
import Thermometer from '@lucide/svelte/icons/thermometer';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import Truck from '@lucide/svelte/icons/truck';
import User from '@lucide/svelte/icons/user';
import Users from '@lucide/svelte/icons/users';
import Wallet from '@lucide/svelte/icons/wallet';
import Wrench from '@lucide/svelte/icons/wrench';
import Zap from '@lucide/svelte/icons/zap';

/** The icons that a manifest may name: it is read before any code of the remote is there. */
const icons: Readonly<Record<string, IconComponent>> = {
  activity: Gauge,
  bell: Bell,
  book: BookOpen,
  box: Box,
  building: Building,
  calendar: Calendar,
  chart: ChartBar,
  clipboard: ClipboardList,
  gauge: Gauge,
  grid: Grid,
  'hard-hat': HardHat,
  home: House,
  inbox: Inbox,
  key: Key,
  list: List,
  map: MapIcon,
  message: MessageSquare,
  monitor: Monitor,
  package: Package,
  plus: Plus,
  scan: Scan,
  settings: Cog,
  shield: Shield,
  sliders: Sliders,
  thermometer: Thermometer,
  alert: TriangleAlert,
  truck: Truck,
  user: User,
  users: Users,
  wallet: Wallet,
  wrench: Wrench,
  zap: Zap,
};

/** The icon of that name, a box for one this shell does not know. */
export const iconNamed = (name: string): IconComponent => icons[name] ?? Box;
