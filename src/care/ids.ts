export { isId } from '../store/ids.ts';
