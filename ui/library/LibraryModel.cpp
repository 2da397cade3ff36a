// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/LibraryModel.h"

#include "ui/common/Format.h"

#include <QDataStream>
#include <QIODevice>
#include <QMimeData>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using Kind = LibraryNode::Kind;

namespace {

constexpr auto mimeType = "application/x-headgate-library"_L1;

bool holdsFiles(const LibraryNode &node)
{
    return node.kind == Kind::Collection || node.kind == Kind::Folder;
}

bool canMove(const LibraryNode &node)
{
    return node.kind == Kind::Folder || node.kind == Kind::File || node.kind == Kind::Environment;
}

LibraryKey folderOf(const LibraryKey &key)
{
    const qsizetype slash = key.path.lastIndexOf(u'/');
    return {key.root, slash < 0 ? QString() : key.path.left(slash)};
}

QByteArray packed(const QList<LibraryKey> &keys)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    for (const LibraryKey &key : keys)
        stream << key.root << key.path;
    return bytes;
}

QList<LibraryKey> unpacked(const QMimeData &data)
{
    QList<LibraryKey> keys;
    QDataStream stream(data.data(mimeType));
    while (!stream.atEnd()) {
        LibraryKey key;
        stream >> key.root >> key.path;
        if (stream.status() != QDataStream::Ok)
            return {}; // another program's, and it would never end
        keys += key;
    }
    return keys;
}

// What lies in a folder that is dragged too goes along with it.
bool isBelowOneOf(const QList<LibraryKey> &keys, const LibraryKey &key)
{
    return std::any_of(keys.begin(), keys.end(), [&key](const LibraryKey &other) {
        return other.root == key.root && key.path.startsWith(other.path + u'/');
    });
}

// A folder goes neither into itself nor where it already is, nor into another collection.
bool canLieIn(const LibraryKey &key, const LibraryKey &folder)
{
    return key.root == folder.root && folderOf(key) != folder && key.path != folder.path
        && !folder.path.startsWith(key.path + u'/');
}

// Of several those that are there already stay; nothing is moved where another cannot lie.
QList<LibraryKey> movable(const QList<LibraryKey> &keys, const LibraryKey &folder)
{
    QList<LibraryKey> moved;
    for (const LibraryKey &key : keys) {
        if (canLieIn(key, folder))
            moved += key;
        else if (key.root != folder.root || folderOf(key) != folder)
            return {};
    }
    return moved;
}

} // namespace

void LibraryModel::setTree(const LibraryTree &tree)
{
    beginResetModel();
    m_tree = tree;
    lay();
    endResetModel();
}

void LibraryModel::lay()
{
    m_items.clear();
    const auto add = [this](const std::vector<LibraryNode> &nodes, int parent) {
        int row = 0;
        for (const LibraryNode &node : nodes)
            m_items.push_back({&node, parent, row++, 0});
    };
    add(m_tree.roots, -1);
    for (size_t i = 0; i < m_items.size(); ++i) {
        m_items[i].firstChild = static_cast<int>(m_items.size());
        add(m_items[i].node->children, static_cast<int>(i));
    }
}

const LibraryModel::Item &LibraryModel::itemAt(const QModelIndex &index) const
{
    return m_items.at(index.internalId());
}

const LibraryNode *LibraryModel::nodeAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    Q_ASSERT(checkIndex(index));
    return itemAt(index).node;
}

QModelIndex LibraryModel::indexOf(const LibraryKey &key) const
{
    for (size_t i = 0; i < m_items.size(); ++i) {
        const Item &item = m_items[i];
        const bool isInSection = item.parent >= 0
            && m_items[static_cast<size_t>(item.parent)].node->kind == Kind::Section;
        if (item.node->kind != Kind::Section && !isInSection && item.node->key == key)
            return createIndex(item.row, 0, i);
    }
    return {};
}

QModelIndex LibraryModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const int first = parent.isValid() ? itemAt(parent).firstChild : 0;
    return createIndex(row, column, static_cast<quintptr>(first + row));
}

QModelIndex LibraryModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const int parent = itemAt(index).parent;
    if (parent < 0)
        return {};
    return createIndex(m_items[static_cast<size_t>(parent)].row, 0, static_cast<quintptr>(parent));
}

int LibraryModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_tree.roots.size());
    return static_cast<int>(itemAt(parent).node->children.size());
}

int LibraryModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QString LibraryModel::toolTipOf(const LibraryNode &node) const
{
    QStringList lines;
    switch (node.kind) {
    case Kind::Section:
        return {};
    case Kind::Collection:
        lines << printable(node.key.root);
        break;
    case Kind::Record:
        lines << tr("Record %1 of %2").arg(grouped(node.key.record + 1), printable(node.key.path));
        break;
    default:
        lines << printable(node.key.path);
    }
    if (node.differs)
        lines << tr("Differs from the last commit");
    if (!node.problem.isEmpty())
        lines << printable(node.problem);
    return lines.join(u'\n');
}

QVariant LibraryModel::data(const QModelIndex &index, int role) const
{
    const LibraryNode *node = nodeAt(index);
    if (!node)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return printable(node->title);
    case Qt::EditRole:
        return node->key.path.section(u'/', -1);
    case Qt::ToolTipRole:
        return toolTipOf(*node);
    case Qt::AccessibleTextRole: {
        QStringList words{printable(node->title)};
        if (node->isFavourite)
            words << tr("favourite");
        if (node->differs)
            words << tr("differs from the last commit");
        if (node->kind == Kind::Refused)
            words << tr("cannot be used") << printable(node->problem);
        else if (!node->problem.isEmpty())
            words << tr("damaged");
        return words.join(u", "_s);
    }
    case KeyRole:
        return QVariant::fromValue(node->key);
    default:
        return {};
    }
}

bool LibraryModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const LibraryNode *node = nodeAt(index);
    const QString name = value.toString().trimmed();
    if (!node || role != Qt::EditRole || !canMove(*node) || name.isEmpty()
        || name == node->key.path.section(u'/', -1))
        return false;
    emit renameRequested(LibraryKey(node->key), name);
    return true;
}

Qt::ItemFlags LibraryModel::flags(const QModelIndex &index) const
{
    const LibraryNode *node = nodeAt(index);
    if (!node)
        return Qt::NoItemFlags;
    if (node->kind == Kind::Section)
        return Qt::ItemIsEnabled;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (canMove(*node))
        flags |= Qt::ItemIsEditable | Qt::ItemIsDragEnabled;
    if (holdsFiles(*node))
        flags |= Qt::ItemIsDropEnabled;
    return flags;
}

QStringList LibraryModel::mimeTypes() const
{
    return {mimeType};
}

QMimeData *LibraryModel::mimeData(const QModelIndexList &indexes) const
{
    QList<LibraryKey> keys;
    for (const QModelIndex &index : indexes) {
        const LibraryNode *node = nodeAt(index);
        if (node && canMove(*node) && !keys.contains(node->key))
            keys += node->key;
    }
    const QList<LibraryKey> all = keys;
    keys.removeIf([&all](const LibraryKey &key) { return isBelowOneOf(all, key); });
    if (keys.isEmpty())
        return nullptr;
    auto *data = new QMimeData;
    data->setData(mimeType, packed(keys));
    return data;
}

bool LibraryModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int,
                                   const QModelIndex &parent) const
{
    const LibraryNode *folder = nodeAt(parent);
    return folder && holdsFiles(*folder) && data->hasFormat(mimeType)
        && !movable(unpacked(*data), folder->key).isEmpty();
}

bool LibraryModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const LibraryKey folder = nodeAt(parent)->key;
    for (const LibraryKey &key : movable(unpacked(*data), folder))
        emit moveRequested(key, folder);
    return false; // what was dragged is not to be taken out here: the tree follows the files
}

} // namespace ui
