// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tools/SampleCommand.h"

#include "app/cli/console/JsonRow.h"
#include "core/records/SampleSet.h"

using namespace Qt::Literals::StringLiterals;

namespace app {

void SampleCommand::start()
{
    const QStringList names = core::sampleSetNames();
    const QString name = arguments().positional(0);
    if (name.isEmpty()) {
        console().print(names.join(u'\n') + u'\n');
        return finish(ExitStatus::Done);
    }
    if (!names.contains(name)) {
        console().complain(u"There is no sample set \"%1\"."_s.arg(name), {},
                           u"There are: %1."_s.arg(names.join(u", "_s)));
        return finish(ExitStatus::BadInput);
    }
    for (const core::Record &record : core::sampleSet(name)) {
        JsonRow row;
        row.payload(record.data).text("partitionKey", record.partitionKey);
        row.textIfAny("explicitHashKey", record.explicitHashKey);
        console().printJsonLine(row.toJson());
    }
    finish(ExitStatus::Done);
}

} // namespace app
