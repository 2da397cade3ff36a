// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/SampleSet.h"

#include <algorithm>
#include <array>
#include <random>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Article
{
    const char *sku;
    const char *name;
    int cents;
};

constexpr std::array articles{
    Article{"CUP-080", "Espresso cup, 80 ml", 790},
    Article{"CUP-300", "Coffee mug, 300 ml", 1150},
    Article{"POT-750", "Filter pot, 750 ml", 2490},
    Article{"FIL-100", "Paper filters, 100 pieces", 345},
    Article{"BEA-ETH", "Beans, Ethiopia, 500 g", 1390},
    Article{"BEA-COL", "Beans, Colombia, 500 g", 1290},
    Article{"MIL-HND", "Hand mill, steel", 5990},
    Article{"SCL-001", "Scale, 0.1 g", 3450},
    Article{"KET-900", "Kettle with a swan neck, 900 ml", 6490},
    Article{"CLN-250", "Descaler, 250 ml", 625},
};
constexpr std::array countries{"DE", "FR", "NL", "PL", "SE", "IT", "ES", "IE"};

// Keys of tenants by the quarter of the hash space that they fall into: four even shards each take
// one. Mixed as shops buy; only tenant-7 and its neighbours share the third quarter.
constexpr std::array neighbours{3, 12, 13, 15, 16, 24, 25};
constexpr std::array others{9, 2, 1, 10, 6, 4, 17, 8, 5, 23, 11, 19, 26, 14, 22, 27, 18, 28};
constexpr int hotTenant = 7;

// The same numbers with every compiler: distributions of the standard library are not.
class Dice
{
public:
    explicit Dice(std::uint32_t seed)
        : m_engine(seed)
    {
    }
    // 0 … bound − 1
    int below(int bound) { return static_cast<int>(m_engine() % static_cast<unsigned>(bound)); }
    template <typename Array>
    const auto &pick(const Array &array)
    {
        return array[static_cast<std::size_t>(below(static_cast<int>(array.size())))];
    }

private:
    std::mt19937 m_engine;
};

QByteArray padded(int number, int width)
{
    return QByteArray::number(number).rightJustified(width, '0');
}

QByteArray money(int cents)
{
    return QByteArray::number(cents / 100) + '.' + padded(cents % 100, 2);
}

// Orders of one morning, numbered in the order they are made.
class OrderBook
{
public:
    explicit OrderBook(std::uint32_t seed)
        : m_dice(seed)
    {
    }

    Record order(int tenant, int lineCount)
    {
        const int number = ++m_number;
        int total = 0;
        const QByteArray lines = this->lines(lineCount, total);
        const QByteArray key = "tenant-" + QByteArray::number(tenant);
        const QByteArray customer = padded(m_dice.below(10'000), 4);
        const QByteArray country = m_dice.pick(countries);
        const QByteArray time = padded(number / 60, 2) + ':' + padded(number % 60, 2);
        const QByteArray data = R"({"type":"order.created","id":"ord-)" + padded(number, 6)
            + R"(","tenant":")" + key + R"(","customer":{"id":"cus-)" + customer
            + R"(","country":")" + country + R"("},"at":"2026-03-02T09:)" + time
            + R"(Z","currency":"EUR","total":)" + money(total) + R"(,"lines":[)" + lines + "]}";
        return {.data = data, .partitionKey = key};
    }
    Dice &dice() { return m_dice; }

private:
    QByteArray lines(int count, int &total)
    {
        QByteArray text;
        for (int i = 0; i < count; ++i) {
            const Article &article = m_dice.pick(articles);
            const int quantity = 1 + m_dice.below(12);
            total += quantity * article.cents;
            text += (i == 0 ? R"({"sku":")" : R"(,{"sku":")");
            text += article.sku + QByteArray(R"(","name":")") + article.name + R"(","quantity":)"
                + QByteArray::number(quantity) + R"(,"price":)" + money(article.cents) + '}';
        }
        return text;
    }

    Dice m_dice;
    int m_number = 0;
};

// First a common morning, in which a second wholesaler shares the hot tenant's shard; then the hot
// tenant's nightly import runs into it, while only other shards get anything else.
QList<Record> hotKey()
{
    constexpr int total = 500;
    constexpr int firstImport = 376;
    OrderBook book(7);
    Dice &dice = book.dice();
    QList<Record> records;
    for (int i = 0; i < total; ++i) {
        const bool isImport = i >= firstImport;
        if (isImport && i % 2 == 0) {
            records += book.order(hotTenant, 343 + dice.below(9));
        } else if (!isImport && i % 4 == 0) {
            const int tenant = dice.pick(neighbours);
            records += book.order(tenant, 47 + dice.below(9));
        } else {
            const int tenant = dice.pick(others);
            records += book.order(tenant, 3 + dice.below(12));
        }
    }
    return records;
}

QList<Record> orders()
{
    constexpr int total = 100;
    OrderBook book(1);
    QList<Record> records;
    for (int i = 0; i < total; ++i) {
        const int tenant = 1 + book.dice().below(40);
        records += book.order(tenant, 1 + book.dice().below(4));
    }
    return records;
}

} // namespace

QList<QString> sampleSetNames()
{
    return {u"hot-key"_s, u"orders"_s};
}

QList<Record> sampleSet(const QString &name)
{
    if (name == u"hot-key")
        return hotKey();
    if (name == u"orders")
        return orders();
    return {};
}

} // namespace core
