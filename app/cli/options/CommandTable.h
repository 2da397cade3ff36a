// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options/CommandSpec.h"

namespace app {

// Every command of the program with its options and texts, in the order of --help.
const QList<CommandSpec> &commandTable();
const CommandSpec *findCommand(const QString &name); // nullptr: none

// What `headgate-cli --help` prints.
QString overviewText(int width);
// The page of commands that share a first word, such as "connection".
QString familyText(const QString &family, int width);

// Options that several commands share.
OptionGroup connectionOptions();
OptionGroup simulatorOptions();
OptionGroup accountOptions(); // those of them for who connects nowhere
OptionGroup outputOptions(const QList<OptionSpec> &more = {});
OptionGroup templateOptions(); // of commands that take record files
OptionSpec helpOption();
OptionSpec traceOption();
OptionSpec dataDirOption();
QStringList simpleExitStatuses(); // of commands that send no records

// The commands' own pages.
CommandSpec putSpec();
CommandSpec getSpec();
CommandSpec signSpec();
CommandSpec renderSpec();
CommandSpec sampleSpec();
CommandSpec simulatorSpec();
QList<CommandSpec> streamSpecs();
QList<CommandSpec> connectionSpecs();

} // namespace app
