// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/FunctionTable.h"

#include "core/functions/Vocabulary.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr qsizetype longestCompared = 64; // names that are longer are nobody's slip
constexpr qsizetype mostCompared = 1'000; // a stranger's list may be long

QByteArrayView nameOf(const Function &function)
{
    return {function.name.data(), static_cast<qsizetype>(function.name.size())};
}

std::vector<const Function *> collected()
{
    std::vector<const Function *> all;
    for (const auto functions :
         {valueFunctions(), textFunctions(), testFunctions(), randomFunctions(), dateFunctions(),
          peopleFunctions(), placeFunctions(), internetFunctions(), tradeFunctions(),
          financeFunctions(), proseFunctions(), imageFunctions(), systemFunctions(),
          helperFunctions(), cardFunctions()}) {
        for (const Function &function : functions)
            all.push_back(&function);
    }
    return all;
}

std::vector<const Function *> sortedByName()
{
    std::vector<const Function *> sorted = allFunctions();
    std::sort(sorted.begin(), sorted.end(),
              [](const Function *a, const Function *b) { return a->name < b->name; });
    return sorted;
}

// How many characters must be changed, put in or left out (Levenshtein); case does not count.
int distance(const QByteArray &a, const QByteArray &b)
{
    std::array<int, longestCompared + 1> row{};
    for (std::size_t i = 0; i < row.size(); ++i)
        row[i] = static_cast<int>(i);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i) + 1;
        for (std::size_t j = 1; j <= static_cast<std::size_t>(b.size()); ++j) {
            const int changed = diagonal + (a[i] == b[static_cast<qsizetype>(j) - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[static_cast<std::size_t>(b.size())];
}

QList<QByteArray> functionNames()
{
    QList<QByteArray> names;
    for (const Function *function : allFunctions())
        names.append(nameOf(*function).toByteArray());
    return names;
}

} // namespace

const std::vector<const Function *> &allFunctions()
{
    static const std::vector<const Function *> all = collected();
    return all;
}

const Function *findFunction(QByteArrayView name)
{
    static const std::vector<const Function *> sorted = sortedByName();
    const std::string_view wanted(name.data(), static_cast<std::size_t>(name.size()));
    const auto at = std::lower_bound(
        sorted.begin(), sorted.end(), wanted,
        [](const Function *function, std::string_view text) { return function->name < text; });
    return at != sorted.end() && (*at)->name == wanted ? *at : nullptr;
}

QByteArray nearestName(QByteArrayView typed, const QList<QByteArray> &names)
{
    if (typed.size() > longestCompared)
        return {};
    const QByteArray lower = typed.toByteArray().toLower();
    int least = std::max(1, static_cast<int>(typed.size()) / 3) + 1;
    QByteArray nearest;
    for (const QByteArray &name : names.first(std::min(names.size(), mostCompared))) {
        if (name.size() > longestCompared)
            continue;
        const int far = distance(lower, name.toLower());
        if (far < least) {
            least = far;
            nearest = name;
        }
    }
    return nearest;
}

QByteArray nearestFunction(QByteArrayView typed)
{
    // Who writes the last half of a name of the Data Generator means the whole of it.
    for (const Function *function : allFunctions()) {
        const QByteArrayView name = nameOf(*function);
        const qsizetype dot = name.indexOf('.');
        if (dot > 0 && name.sliced(dot + 1).compare(typed, Qt::CaseInsensitive) == 0)
            return name.toByteArray();
    }
    static const QList<QByteArray> names = functionNames();
    return nearestName(typed, names);
}

} // namespace core
