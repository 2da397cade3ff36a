// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the parts of sending beside what they cannot be faster than, or what one would write
// first: bench_parts [ROUNDS].
#include "tests/bench/Groups.h"

#include <cstdlib>
#include <span>

using namespace Qt::Literals::StringLiterals;

std::vector<core::Record> sampleRecords()
{
    std::vector<core::Record> records;
    for (int i = 0; i < 500; ++i) {
        QByteArray data = R"({"order":{"id":"o-)"_ba;
        data.append(QByteArray::number(10'000'000 + i)).append(R"("},"paid":true,"note":")");
        data.append(198 - data.size(), 'x').append("\"}");
        records.push_back({data, "key-"_ba.append(QByteArray::number(i)), {}});
    }
    return records;
}

int main(int argc, char **argv)
{
    const auto arguments = std::span(argv, static_cast<std::size_t>(argc));
    const int rounds = arguments.size() > 1 ? std::atoi(arguments[1]) : 21;
    for (const Group &group : {signing(), requests(), publishing(), reading(), templates()})
        measure(group, rounds);
}
