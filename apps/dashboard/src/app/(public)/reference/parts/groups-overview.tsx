import type { Group } from '../data/reference-data';
import classes from './groups-overview.module.css';
import { Method } from './method';

/** Every group with what it holds. */
export function GroupsOverview({ groups }: { groups: readonly Group[] }) {
  return groups.map(({ name, file, description, entries }) => (
    <section key={file} className={classes.root} aria-labelledby={`group-${file}`}>
      <h2 id={`group-${file}`} className={classes.name}>
        {name}
      </h2>
      <p className={classes.description}>{description}</p>
      <ul className={classes.list}>
        {entries.map(({ id, method, path, title }) => (
          <li key={id}>
            <a href={`#${id}`} className={classes.link}>
              <Method method={method} />
              <span className={classes.title}>{title}</span>
              {path !== title && <code className={classes.path}>{path}</code>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  ));
}
