// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options/CommandTable.h"

using namespace Qt::Literals::StringLiterals;

namespace app {

OptionGroup templateOptions()
{
    return {
        u"Record files"_s,
        {
            {u"count"_s, u"N"_s,
             u"Make the records of a record file N times; a template gives new values each time."_s,
             u"1"_s},
            {u"seed"_s,
             u"N"_s,
             u"Values of a template repeat exactly with the same seed, on every machine. Without "
             "it they are new each time."_s,
             {}},
            {u"var"_s,
             u"NAME=VALUE"_s,
             u"A variable of the template; counts before those of the file and of the "
             "environment. May be given several times."_s,
             {},
             {},
             true},
            {u"env"_s,
             u"NAME"_s,
             u"Variables from NAME.env.records beside the record file. May be given several times."_s,
             {},
             {},
             true},
            {u"merge-lines"_s,
             {},
             u"Take lines of an unfinished merge (<<<<<<<, =======, >>>>>>>) for a part of the "
             "text that they stand in; without it a file that has them is refused."_s,
             {}},
        },
    };
}

CommandSpec renderSpec()
{
    CommandSpec spec;
    spec.name = u"render"_s;
    spec.arguments = u"FILE.records"_s;
    spec.summary = u"Print the records that a template makes, sending nothing"_s;
    spec.description =
        u"Makes the records of a record file as put would send them, and prints each as a line "
        "that put understands. With --seed the lines are the same every time, on every machine."_s;
    spec.leastArguments = 1;
    spec.mostArguments = 1;
    spec.groups = {templateOptions(), {u"Options"_s, {helpOption()}}};
    spec.examples = {
        u"headgate-cli render checkout.records --count 5"_s,
        u"headgate-cli render checkout.records --env staging --var tenant=acme --seed 7"_s,
    };
    spec.exitStatuses = {u"0 every record could be made"_s,
                         u"1 some records could not be sent as they are: see standard error"_s,
                         u"2 wrong usage, or a file that cannot be read or rendered"_s};
    return spec;
}

} // namespace app
