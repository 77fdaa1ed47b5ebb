import { useId } from 'react'
import { starFills } from './starFills.ts'
import './Stars.css'

const outline = 'M12 2.4l2.95 5.98 6.6.96-4.78 4.65 1.13 6.57L12 17.46l-5.9 3.1 1.13-6.57L2.45 9.34l6.6-.96z'

export interface StarsProps {
  readonly value: number
  readonly best: number
  /** Height of a star in CSS pixels. */
  readonly size?: number
}

/** A rating drawn as stars with parts of stars, and named in words: "4.5 out of 5". Scales of more than ten are drawn as five stars. */
export function Stars({ value, best, size = 12 }: StarsProps) {
  const id = useId()
  return (
    <span className="stars" role="img" aria-label={`${value} out of ${best}`}>
      {starFills(value, best).map((fill, index) => (
        <svg key={index} width={size} height={size} viewBox="0 0 24 24" aria-hidden>
          {fill > 0 && fill < 1 && (
            <clipPath id={`${id}-${index}`}>
              <rect width={24 * fill} height="24" />
            </clipPath>
          )}
          {fill < 1 && <path className="star-off" d={outline} />}
          {fill > 0 && <path className="star-on" d={outline} {...(fill < 1 ? { clipPath: `url(#${id}-${index})` } : {})} />}
        </svg>
      ))}
    </span>
  )
}
