// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collections/GitObjects.h"

#include "core/files/DurableFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <zlib.h>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype idBytes = 20;
constexpr qsizetype maxObjectBytes = 32LL * 1024 * 1024;
constexpr qint64 maxRefBytes = 4LL * 1024 * 1024;
constexpr int maxDeltaDepth = 64; // git's own limit is 50 unless told otherwise
constexpr qsizetype maxPacks = 200;
constexpr qint64 fanoutStart = 8;
constexpr qint64 idsStart = fanoutStart + 4 * 256;

enum PackType { Commit = 1, Tree = 2, OffsetDelta = 6, IdDelta = 7 };

// Inflates from where the file is, up to a size.
std::optional<QByteArray> inflated(QIODevice &file, qsizetype limit)
{
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return std::nullopt;
    QByteArray out;
    QByteArray input;
    QByteArray piece(64 * 1024, Qt::Uninitialized);
    int state = Z_OK;
    while (state == Z_OK && out.size() <= limit) {
        if (stream.avail_in == 0) {
            input = file.read(64 * 1024);
            stream.next_in = reinterpret_cast<Bytef *>(input.data());
            stream.avail_in = static_cast<uInt>(input.size());
            if (input.isEmpty())
                break;
        }
        stream.next_out = reinterpret_cast<Bytef *>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        state = inflate(&stream, Z_NO_FLUSH);
        out += QByteArrayView(piece).first(piece.size() - static_cast<qsizetype>(stream.avail_out));
    }
    inflateEnd(&stream);
    return state == Z_STREAM_END && out.size() <= limit ? std::optional(out) : std::nullopt;
}

bool openPlain(QFile &file)
{
    const QFileInfo info(file.fileName());
    return info.isFile() && !info.isSymLink() && file.open(QIODevice::ReadOnly);
}

std::optional<QByteArray> idFromHex(const QByteArray &hex)
{
    const QByteArray id = QByteArray::fromHex(hex.first(std::min<qsizetype>(hex.size(), 40)));
    return id.size() == idBytes && id.toHex() == hex ? std::optional(id) : std::nullopt;
}

template <typename Number>
std::optional<Number> numberAt(QFile &file, qint64 offset)
{
    if (!file.seek(offset))
        return std::nullopt;
    const QByteArray bytes = file.read(sizeof(Number));
    return bytes.size() == sizeof(Number) ? std::optional(qFromBigEndian<Number>(bytes.constData()))
                                          : std::nullopt;
}

QByteArray idAt(QFile &index, qint64 number)
{
    return index.seek(idsStart + number * idBytes) ? index.read(idBytes) : QByteArray();
}

// Where the object lies in the pack of this index.
std::optional<qint64> offsetIn(QFile &index, const QByteArray &id)
{
    const auto first = static_cast<unsigned char>(id.at(0));
    const auto count = numberAt<quint32>(index, fanoutStart + 4 * 255);
    const auto end = numberAt<quint32>(index, fanoutStart + 4 * first);
    const auto start = first == 0 ? std::optional<quint32>(0)
                                  : numberAt<quint32>(index, fanoutStart + 4 * (first - 1));
    if (!count || !end || !start || numberAt<quint64>(index, 0) != 0xFF744F6300000002)
        return std::nullopt;
    qint64 low = *start;
    qint64 high = *end;
    while (low < high) {
        const qint64 middle = (low + high) / 2;
        if (idAt(index, middle) < id)
            low = middle + 1;
        else
            high = middle;
    }
    if (idAt(index, low) != id)
        return std::nullopt;
    const qint64 offsets = idsStart + qint64(*count) * (idBytes + 4);
    const auto offset = numberAt<quint32>(index, offsets + 4 * low);
    if (!offset || (*offset & 0x80000000U) == 0)
        return offset ? std::optional<qint64>(*offset) : std::nullopt;
    const auto large =
        numberAt<quint64>(index, offsets + 4 * qint64(*count) + 8 * qint64(*offset & 0x7FFFFFFFU));
    return large && *large < (quint64(1) << 62) ? std::optional(static_cast<qint64>(*large))
                                                : std::nullopt;
}

// Reads the numbers of packs and deltas from a text.
class DeltaReader
{
public:
    explicit DeltaReader(QByteArrayView text)
        : m_text(text)
    {
    }

    bool isAtEnd() const { return m_at >= m_text.size(); }
    bool hasFailed() const { return m_hasFailed; }

    quint8 byte()
    {
        if (isAtEnd()) {
            m_hasFailed = true;
            return 0;
        }
        return static_cast<quint8>(m_text[m_at++]);
    }
    qsizetype size()
    {
        qsizetype size = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            const quint8 next = byte();
            size |= qsizetype(next & 0x7F) << shift;
            if ((next & 0x80) == 0)
                return size;
        }
        m_hasFailed = true;
        return 0;
    }
    // The bytes that `mask` says are there, least first.
    qsizetype number(unsigned mask, int bytes)
    {
        qsizetype number = 0;
        for (int i = 0; i < bytes; ++i) {
            if ((mask >> i & 1) != 0)
                number |= qsizetype(byte()) << (8 * i);
        }
        return number;
    }
    QByteArrayView take(qsizetype count)
    {
        if (count > m_text.size() - m_at) {
            m_hasFailed = true;
            return {};
        }
        m_at += count;
        return m_text.sliced(m_at - count, count);
    }

private:
    QByteArrayView m_text;
    qsizetype m_at = 0;
    bool m_hasFailed = false;
};

std::optional<QByteArray> withDelta(const QByteArray &base, const QByteArray &delta)
{
    DeltaReader reader(delta);
    const qsizetype baseSize = reader.size();
    const qsizetype size = reader.size();
    if (baseSize != base.size() || size > maxObjectBytes)
        return std::nullopt;
    QByteArray out;
    while (!reader.isAtEnd() && !reader.hasFailed() && out.size() <= size) {
        const quint8 command = reader.byte();
        if ((command & 0x80) == 0) {
            if (command == 0)
                return std::nullopt;
            out += reader.take(command);
            continue;
        }
        const qsizetype offset = reader.number(command & 0x0FU, 4);
        qsizetype count = reader.number(command >> 4 & 0x07U, 3);
        count = count == 0 ? 0x10000 : count;
        if (reader.hasFailed() || offset > base.size() || count > base.size() - offset)
            return std::nullopt;
        out += QByteArrayView(base).sliced(offset, count);
    }
    return !reader.hasFailed() && out.size() == size ? std::optional(out) : std::nullopt;
}

// How far before a delta its base lies, as packs write it.
std::optional<qint64> distance(QFile &pack)
{
    char byte = 0;
    if (!pack.getChar(&byte))
        return std::nullopt;
    qint64 distance = byte & 0x7F;
    for (int i = 0; (byte & 0x80) != 0; ++i) {
        if (i > 7 || !pack.getChar(&byte))
            return std::nullopt;
        distance = ((distance + 1) << 7) | (byte & 0x7F);
    }
    return distance;
}

} // namespace

GitObjects::GitObjects(QString folder)
    : m_folder(std::move(folder))
{
    const QDir packs(m_folder + u"/objects/pack"_s);
    const QStringList names = packs.entryList({u"*.idx"_s}, QDir::Files);
    for (const QString &name : names.first(std::min(names.size(), maxPacks)))
        m_packs += packs.filePath(name.chopped(4));
}

std::optional<QByteArray> GitObjects::head() const
{
    const QByteArray head =
        readWholeFile(m_folder + u"/HEAD"_s, maxRefBytes).value_or("").trimmed();
    if (!head.startsWith("ref: "))
        return idFromHex(head);
    const QByteArray name = head.sliced(5).trimmed();
    if (!name.startsWith("refs/") || name.contains(".."))
        return std::nullopt;
    const auto ref = readWholeFile(m_folder + u'/' + QFile::decodeName(name), maxRefBytes);
    if (ref)
        return idFromHex(ref->trimmed());
    const QByteArray all = readWholeFile(m_folder + u"/packed-refs"_s, maxRefBytes).value_or("");
    const QByteArray line = ' ' + name + '\n';
    const qsizetype at = all.indexOf(line);
    return at < 40 ? std::nullopt : idFromHex(all.sliced(at - 40, 40));
}

std::optional<QByteArray> GitObjects::read(const QByteArray &id, QByteArrayView type) const
{
    if (auto object = loose(id, type))
        return object;
    auto object = packed(id, 0);
    const int wanted = type == "commit" ? Commit : Tree;
    return object && object->type == wanted ? std::optional(std::move(object->bytes))
                                            : std::nullopt;
}

std::optional<QByteArray> GitObjects::loose(const QByteArray &id, QByteArrayView type) const
{
    const QString hex = QString::fromLatin1(id.toHex());
    QFile file(m_folder + u"/objects/"_s + hex.first(2) + u'/' + hex.sliced(2));
    if (!openPlain(file))
        return std::nullopt;
    const auto text = inflated(file, maxObjectBytes);
    const qsizetype end = text ? text->indexOf('\0') : -1;
    if (end < 0 || !text->startsWith(QByteArray(type.toByteArray() + ' ')))
        return std::nullopt;
    return text->sliced(end + 1);
}

std::optional<GitObjects::PackedObject> GitObjects::packed(const QByteArray &id, int depth) const
{
    for (const QString &pack : m_packs) {
        QFile index(pack + u".idx"_s);
        if (!openPlain(index))
            continue;
        if (const auto offset = offsetIn(index, id))
            return inPack(pack, *offset, depth);
    }
    return std::nullopt;
}

std::optional<GitObjects::PackedObject> GitObjects::inPack(const QString &pack, qint64 offset,
                                                           int depth) const
{
    QFile file(pack + u".pack"_s);
    char byte = 0;
    if (depth > maxDeltaDepth || !openPlain(file) || !file.seek(offset) || !file.getChar(&byte))
        return std::nullopt;
    const int type = byte >> 4 & 7;
    while ((byte & 0x80) != 0) { // the size, which the end of the data says too
        if (!file.getChar(&byte))
            return std::nullopt;
    }
    std::optional<PackedObject> base;
    if (type == OffsetDelta) {
        const auto back = distance(file);
        if (!back || *back <= 0 || *back > offset)
            return std::nullopt;
        base = inPack(pack, offset - *back, depth + 1);
    } else if (type == IdDelta) {
        base = packed(file.read(idBytes), depth + 1);
    }
    const bool isDelta = type == OffsetDelta || type == IdDelta;
    if (isDelta && !base)
        return std::nullopt;
    auto bytes = inflated(file, maxObjectBytes);
    if (bytes && isDelta)
        bytes = withDelta(base->bytes, *bytes);
    return bytes ? std::optional(PackedObject{isDelta ? base->type : type, *bytes}) : std::nullopt;
}

} // namespace core
