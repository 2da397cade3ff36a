// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are read without harm and kept; a file without damage can be written over and says
// then what was asked for.
#include "core/recordfiles/EnvironmentFile.h"
#include "core/recordfiles/RecordFile.h"

#include <cstddef>
#include <cstdint>

namespace {

void require(bool holds)
{
    if (!holds)
        qFatal("a promise of record files does not hold");
}

void tryRecords(const QByteArray &bytes)
{
    auto file = core::RecordFile::fromBytes(bytes);
    if (!file)
        return;
    require(file->toBytes() == bytes);
    core::Draft draft = file->draft();
    require(!draft.records.isEmpty());
    if (!file->damage().isEmpty())
        return;
    draft.records += core::DraftRecord{.body = bytes};
    draft.records.swapItemsAt(0, draft.records.size() - 1);
    draft.isTemplate = !draft.isTemplate;
    draft.gzips = !draft.gzips;
    if (file->setDraft(draft)) {
        core::Draft written = file->draft();
        written.id = draft.id;
        require(written == draft);
    }
}

void tryEnvironment(const QByteArray &bytes)
{
    auto file = core::EnvironmentFile::fromBytes(bytes);
    require(file && file->toBytes() == bytes);
    if (!file->damage().isEmpty())
        return;
    core::Environment environment = file->environment();
    environment.secrets += QStringLiteral("another");
    environment.variables += core::DraftVariable{QStringLiteral("name"), QString::fromUtf8(bytes)};
    require(file->setEnvironment(environment).has_value());
    require(file->environment() == environment);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    tryRecords(bytes);
    tryEnvironment(bytes);
    return 0;
}
