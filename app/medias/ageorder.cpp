#include "medias/ageorder.h"

#include "botdoc/media.h"
#include "medias/stayestimate.h"

#include <algorithm>
#include <chrono>

namespace medias {

namespace {

constexpr std::chrono::minutes leeway{1};

} // namespace

void AgeOrder::note(const botdoc::Media &media, const StayTerms &terms)
{
    if (!media.created || *media.created > terms.now.addDuration(leeway))
        return;
    m_youngest = std::max(m_youngest.value_or(*media.created), *media.created);
    if (*media.created < m_youngest->addDuration(-leeway))
        m_isKept = false;
}

} // namespace medias
