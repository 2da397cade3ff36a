// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tools/RenderCommand.h"

#include "app/cli/console/JsonRow.h"
#include "app/cli/put/InputFile.h"
#include "app/cli/put/TemplateSource.h"
#include "app/process/SignalWatch.h"
#include "core/collections/CollectionFiles.h"
#include "core/recordfiles/FileNames.h"

using namespace Qt::Literals::StringLiterals;

namespace app {

void RenderCommand::start()
{
    if (const auto opened = open(); !opened)
        return fail(opened.error(), ExitStatus::BadInput);
    connect(m_records.get(), &RecordInput::available, this, &RenderCommand::take);
    m_records->start();
}

core::Result<> RenderCommand::open()
{
    const DefaultSignals end; // the file may be a named pipe
    const QString path = arguments().positional(0);
    if (path.endsWith(core::environmentFileSuffix))
        return core::fail(usageError(
            path, u"An environment has no records. Name a template, and this one with --env."_s));
    if (!isRecordFile(path))
        return core::fail(usageError(path, u"render takes record files, *.records."_s));
    const auto input = InputFile::open(path);
    if (!input)
        return core::fail(input.error());
    const auto bytes =
        (*input)->readAll(core::largestRecordFile, [this, path] { saySilence(path); });
    if (!bytes)
        return core::fail(bytes.error());
    auto file = readTemplateFile(path, *bytes, arguments());
    if (!file)
        return core::fail(file.error());
    m_records = std::make_unique<RecordInput>(
        std::make_unique<TemplateSource>(*std::move(file), core::RecordRules(), core::ShardMap()));
    return {};
}

void RenderCommand::take()
{
    while (const auto batch = m_records->take())
        print(*batch);
    if (!m_records->isAtEnd())
        return;
    if (const auto result = m_records->result(); !result)
        return fail(result.error(), ExitStatus::BadInput);
    finish(m_bad == 0 ? ExitStatus::Done : ExitStatus::NotAll);
}

void RenderCommand::print(const InputBatch &batch)
{
    for (const QString &warning : batch.warnings)
        console().warn(warning);
    for (std::size_t i = 0; i < batch.records.size(); ++i) {
        const InputRecord &made = batch.records[i];
        if (made.unsent) {
            ++m_bad;
            console().warn(u"Record %1 could not be sent: %2"_s.arg(batch.piece.lines[i])
                               .arg(made.unsent->errorMessage));
            continue; // put would take what is left of it for a record without data
        }
        JsonRow row;
        row.payload(made.record.data).textIfAny("partitionKey", made.record.partitionKey);
        row.textIfAny("explicitHashKey", made.record.explicitHashKey);
        console().printJsonLine(row.toJson());
    }
}

void RenderCommand::interrupt()
{
    if (m_records)
        m_records->stop();
    Command::interrupt();
}

} // namespace app
