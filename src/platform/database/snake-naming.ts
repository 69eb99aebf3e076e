import { DefaultNamingStrategy } from 'typeorm';

/** Columns in snake_case for properties in camelCase. Every index and constraint is named by hand. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined, embeddedPrefixes: string[]): string {
    if (customName !== undefined && customName !== '') return customName;
    const name = [...embeddedPrefixes, propertyName].join('_');
    return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }

  override primaryKeyName(tableOrName: Parameters<DefaultNamingStrategy['primaryKeyName']>[0]): string {
    return `pk_${typeof tableOrName === 'string' ? tableOrName : tableOrName.name}`;
  }
}
