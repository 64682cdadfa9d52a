package io.winnow.entry.cli;

import picocli.CommandLine.IVersionProvider;

/** Reads the version from the jar. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"winnow " + (version == null ? "(not run from its jar)" : version)};
    }
}
