// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wiring/RecordDraft.h"

#include <QStringDecoder>

#include <algorithm>

namespace app {

namespace {

bool isText(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    const QString text = decoder(bytes);
    return !decoder.hasError() && !text.contains(QChar(u'\0'));
}

} // namespace

core::Draft draftOf(const QList<core::Record> &records, core::PayloadKind textKind,
                    const QString &title)
{
    const bool areTexts = std::all_of(records.begin(), records.end(),
                                      [](const auto &each) { return isText(each.data); });
    core::Draft draft = core::newDraft();
    draft.title = title;
    draft.mode = records.size() == 1 ? core::Draft::Mode::Single : core::Draft::Mode::Table;
    draft.keySource = core::KeySource::Fixed;
    draft.payloadKind = areTexts ? textKind : core::PayloadKind::Base64;
    draft.records.clear();
    for (const core::Record &record : records)
        draft.records.append({.body = areTexts ? record.data : record.data.toBase64(),
                              .partitionKey = QString::fromUtf8(record.partitionKey),
                              .explicitHashKey = QString::fromLatin1(record.explicitHashKey)});
    return draft;
}

} // namespace app
