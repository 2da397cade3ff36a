// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Format.h"
#include "ui/editor/DraftSentences.h"
#include "ui/editor/DraftTableModel.h"

#include <algorithm>
#include <array>

// What a DraftTableModel shows in its cells.

namespace ui {

using namespace Qt::Literals::StringLiterals;
using core::KeySource;

namespace {

constexpr qsizetype previewBytes = 240;
constexpr qsizetype editableBytes = 4096; // of a body in its cell

// What a form of its own makes of the record; its key is seen in the column of keys.
QString formText(const core::RecordForm &form)
{
    QStringList parts{kindText(form.payloadKind)};
    if (form.stripsComments && form.payloadKind == core::PayloadKind::Json)
        parts += DraftTableModel::tr("no comments");
    if (form.addsNewline)
        parts += DraftTableModel::tr("newline");
    if (form.gzips)
        parts += DraftTableModel::tr("gzip");
    return parts.join(u" · "_s);
}

// Line ends are blanks here; what else cannot be seen is marked.
QString preview(const QByteArray &body)
{
    QString text = QString::fromUtf8(body.left(previewBytes)).replace(u"\r\n"_s, u" "_s);
    text = printable(text).simplified();
    if (body.size() > previewBytes)
        text += u'…';
    return text;
}

} // namespace

const core::RecordFacts *DraftTableModel::factsOf(qsizetype record) const
{
    const auto at = static_cast<std::size_t>(record);
    return at < m_facts.size() ? &m_facts[at] : nullptr;
}

QString DraftTableModel::problemOf(qsizetype record) const
{
    const auto isBefore = [](const core::DraftProblem &problem, qsizetype row) {
        return problem.row < row;
    };
    QStringList messages;
    for (auto problem = std::lower_bound(m_problems.begin(), m_problems.end(), record, isBefore);
         problem != m_problems.end() && problem->row == record; ++problem)
        messages += problem->message;
    return messages.join(u'\n');
}

DraftTableModel::CheckState DraftTableModel::checkOf(qsizetype record) const
{
    const core::RecordFacts *facts = factsOf(record);
    if (!facts)
        return CheckState::Unknown;
    if (!facts->isSendable)
        return m_records.at(record) == core::DraftRecord{} ? CheckState::Empty : CheckState::Bad;
    return problemOf(record).isEmpty() ? CheckState::Ready : CheckState::Warned;
}

KeySource DraftTableModel::sourceOf(qsizetype record) const
{
    const core::OwnForm &own = m_records.at(record).own;
    return own ? own->keySource : m_keySource;
}

QString DraftTableModel::keyText(qsizetype record) const
{
    const KeySource source = sourceOf(record);
    if (isTyped(source))
        return m_records.at(record).partitionKey;
    if (source == KeySource::Random)
        return tr("random");
    const core::RecordFacts *facts = factsOf(record);
    return facts ? QString::fromUtf8(facts->partitionKey) : QString();
}

QString DraftTableModel::textOf(qsizetype record, int column) const
{
    const core::RecordFacts *facts = factsOf(record);
    switch (column) {
    case Number:
        return grouped(record + 1);
    case Key:
        return printable(keyText(record));
    case HashKey:
        return printable(m_records.at(record).explicitHashKey);
    case Body:
        return preview(m_records.at(record).body);
    case Form:
        return m_records.at(record).own ? formText(*m_records.at(record).own) : QString();
    case Bytes:
        return facts ? grouped(facts->dataBytes) : QString();
    case Shard:
        return facts && facts->shard >= 0 ? shortShard(m_shardNames.value(facts->shard)) : u"–"_s;
    case Check:
        switch (checkOf(record)) {
        case CheckState::Unknown:
            return {};
        case CheckState::Ready:
            return tr("ready");
        case CheckState::Warned:
            return tr("warning");
        case CheckState::Bad:
            return tr("to correct");
        case CheckState::Empty:
            return tr("empty");
        }
    }
    return {};
}

QVariant DraftTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const qsizetype record = recordAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(record, index.column());
    case Qt::EditRole:
        if (index.column() == Body)
            return QString::fromUtf8(m_records.at(record).body);
        if (index.column() == HashKey)
            return m_records.at(record).explicitHashKey;
        return index.column() == Key ? m_records.at(record).partitionKey
                                     : textOf(record, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Form && m_records.at(record).own)
            return tr(
                "This record has a key source and format of its own. Enter opens it alone, to "
                "change them.");
        return index.column() == Check ? plainToolTip(problemOf(record)) : QString();
    case Qt::TextAlignmentRole:
        return int(
            (index.column() == Number || index.column() == Bytes ? Qt::AlignRight : Qt::AlignLeft)
            | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            textOf(record, index.column()));
    case CheckRole:
        return static_cast<int>(checkOf(record));
    case CanEditHereRole:
        return flags(index).testFlag(Qt::ItemIsEditable);
    case HindranceRole:
        return flags(index).testFlag(Qt::ItemIsEditable) ? QString()
                                                         : hindranceIn(record, index.column());
    default:
        return {};
    }
}

QString DraftTableModel::hindranceIn(qsizetype record, int column) const
{
    if (m_isReadOnly)
        return tr("The file is damaged: nothing of it can be changed.");
    if (column == Body)
        return tr("This body is too long for its cell, or has more than one line. Enter opens it "
                  "alone.");
    if (column == Form)
        return tr("Enter opens the record alone, to change its key source and format.");
    if (column != Key)
        return tr("Nothing is typed here: it follows from the key and the body.");
    if (m_records.at(record).own)
        return tr("This record has a key source of its own, which makes its key. Enter opens it "
                  "alone, to change that.");
    switch (m_keySource) {
    case KeySource::Random:
        return tr("Keys are random, a new one for each record. Choose “Fixed” at Partition key "
                  "above to type them.");
    case KeySource::Field:
        return tr("Keys come from a field of the body: change it there, or choose “Fixed” at "
                  "Partition key above to type keys.");
    case KeySource::RoundRobin:
        return tr("Keys go round the shards. Choose “Fixed” at Partition key above to type them.");
    case KeySource::Fixed:
    case KeySource::Template:
        break;
    }
    return {};
}

// A body of many lines is edited alone: a cell would lose its line breaks from sight.
Qt::ItemFlags DraftTableModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags result = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    if (!index.isValid())
        return Qt::NoItemFlags;
    const qsizetype record = recordAt(index.row());
    const QByteArray &body = m_records.at(record).body;
    const bool isEditable = (index.column() == Key && isTyped(sourceOf(record)))
        || index.column() == HashKey
        || (index.column() == Body && body.size() <= editableBytes && !body.contains('\n'));
    return isEditable && !m_isReadOnly ? result | Qt::ItemIsEditable : result;
}

QVariant DraftTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return QAbstractTableModel::headerData(section, orientation, role);
    if (role == Qt::TextAlignmentRole)
        return int((section == Number || section == Bytes ? Qt::AlignRight : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const std::array<QString, ColumnCount> names{tr("Partition key"), tr("Hash key"), tr("Body"),
                                                 tr("Bytes"),         tr("Shard"),    tr("Check"),
                                                 tr("Own format"),    tr("#")};
    return names.at(static_cast<std::size_t>(section));
}

} // namespace ui
